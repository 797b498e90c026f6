using System.Text.Json;
using GraphBff.Engine.Inputs.Json;
using GraphQL.Types;
using GraphQLParser.AST;

namespace GraphBff.Engine.Inputs;

/// <summary>GraphQL specification, 3.10 Input Objects, including OneOf (September 2025).</summary>
internal sealed class InputObjectCoercer(IInputObjectGraphType type) : InputCoercer
{
    private InputSlots? _slots;

    public override string TypeName => type.Name;

    // Made on first use, because input types may refer to themselves.
    private InputSlots Slots => _slots ??= InputSlots.Of(type.Fields);

    public override object? ReadPresent(ref JsonInput input)
    {
        if (input.Reader.TokenType is not JsonTokenType.StartObject)
        {
            input.Fail(input.Position, $"Expected type \"{TypeName}\" to be an object.");
            return null;
        }

        var position = input.Position;
        var errors = input.ErrorCount;
        var values = Absent.Slots(Slots.All.Length);
        ReadFields(ref input, values, position);
        if (!input.Stopped)
        {
            Complete(ref input, values, position);
        }

        // A field that failed is null too, but already has its error.
        if (type.IsOneOf && input.ErrorCount == errors)
        {
            CheckOneOf(ref input, values, position);
        }

        return new InputObject(type, Slots, values);
    }

    public override bool TryReadPresent(GraphQLValue literal, VariableValues variables, out object? value)
    {
        value = null;
        if (literal is not GraphQLObjectValue fields)
        {
            return false;
        }

        var slots = Slots.All;
        var values = Absent.Slots(slots.Length);
        for (var index = 0; index < slots.Length; index++)
        {
            var slot = slots[index];
            var given = fields.Field(slot.Name)?.Value;
            if (given is null || variables.LacksVariable(given))
            {
                values[index] = slot.Default;
                if (slot.IsRequired)
                {
                    return false;
                }
            }
            else if (!slot.Coercer.TryRead(given, variables, out values[index]))
            {
                return false;
            }
        }

        value = new InputObject(type, Slots, values);
        return !type.IsOneOf || (Given(values, out var only) == 1 && values[only] is not null);
    }

    public override object FromClr(object value)
    {
        if (value is InputObject input)
        {
            return input;
        }

        if (value is not IDictionary<string, object?> fields)
        {
            throw new InvalidOperationException($"A default of the input type '{TypeName}' is a dictionary of its fields or a literal.");
        }

        var values = Absent.Slots(Slots.All.Length);
        for (var index = 0; index < values.Length; index++)
        {
            var slot = Slots.All[index];
            if (!fields.TryGetValue(slot.Name, out var given))
            {
                values[index] = slot.Default;
            }
            else
            {
                values[index] = given is null ? null : slot.Coercer.FromClr(given);
            }
        }

        return new InputObject(type, Slots, values);
    }

    private static int Given(object?[] values, out int last)
    {
        var count = 0;
        last = -1;
        for (var index = 0; index < values.Length; index++)
        {
            if (values[index] is not Absent)
            {
                count++;
                last = index;
            }
        }

        return count;
    }

    private void ReadFields(ref JsonInput input, object?[] values, int position)
    {
        var first = input.ErrorCount;
        var expected = 0;
        while (input.Reader.Read() && input.Reader.TokenType is not JsonTokenType.EndObject)
        {
            var index = Slots.IndexOf(ref input, expected);
            if (index < 0)
            {
                var name = JsonInspection.Name(input.Reader.ValueSpan);
                input.Fail(position, $"Field \"{name}\" is not defined by type \"{TypeName}\".");
            }
            else
            {
                var slot = Slots.All[index];
                if (values[index] is not Absent)
                {
                    input.Forget(first, slot.Name);
                }

                var errors = input.ErrorCount;
                input.Reader.Read();
                values[index] = slot.Coercer.Read(ref input);
                if (input.ErrorCount != errors)
                {
                    input.Within(errors, slot.Name);
                }

                expected = index + 1 < values.Length ? index + 1 : 0;
            }

            if (input.Stopped)
            {
                return;
            }
        }
    }

    private void Complete(ref JsonInput input, object?[] values, int position)
    {
        var slots = Slots.All;
        for (var index = 0; index < values.Length; index++)
        {
            if (values[index] is Absent)
            {
                values[index] = slots[index].Default;
                if (slots[index].IsRequired)
                {
                    var slot = slots[index];
                    input.Fail(position, $"Field \"{slot.Name}\" of required type \"{slot.Coercer.TypeName}\" was not provided.");
                }
            }
        }
    }

    private void CheckOneOf(ref JsonInput input, object?[] values, int position)
    {
        if (Given(values, out var only) != 1)
        {
            input.Fail(position, $"Exactly one key must be specified for OneOf type \"{TypeName}\".");
        }
        else if (values[only] is null)
        {
            var name = Slots.All[only].Name;
            input.FailNull($"Field \"{name}\" must be non-null.");
            input.Within(input.ErrorCount - 1, name);
        }
    }
}
