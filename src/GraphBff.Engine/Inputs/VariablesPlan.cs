using System.Text.Json;
using GraphBff.Engine.Errors;
using GraphBff.Engine.Inputs.Json;
using GraphBff.Engine.Limits;
using GraphQL.Types;
using GraphQLParser;
using GraphQLParser.AST;

namespace GraphBff.Engine.Inputs;

/// <summary>
/// Coercion of an operation's variables (GraphQL specification, 6.1.2 Coercing Variable Values), compiled once per cached operation.
/// </summary>
internal sealed class VariablesPlan
{
    private const string TooMany = "Too many errors processing variables, error limit reached. Execution aborted.";

    private readonly VariableSlot[] _slots;
    private readonly string[] _names;
    private readonly int _maxDepth;

    private VariablesPlan(VariableSlot[] slots, int maxDepth)
    {
        _slots = slots;
        _names = [.. slots.Select(slot => slot.Name)];
        _maxDepth = maxDepth;
    }

    /// <summary>Compiles the variable definitions of a validated operation.</summary>
    /// <param name="operation">The operation.</param>
    /// <param name="schema">The initialized schema that it was validated against.</param>
    /// <param name="source">The document's text, for the locations of errors.</param>
    /// <param name="maxDepth">How deeply a value may nest objects and lists.</param>
    public static VariablesPlan Compile(
        GraphQLOperationDefinition operation, ISchema schema, ROM source = default, int maxDepth = LimitOptions.DefaultVariableDepth)
        => new([.. (operation.Variables?.Items ?? []).Select(definition => VariableSlot.Create(definition, schema, source))], maxDepth);

    /// <summary>
    /// Coerces the variables of one request, given as one JSON object or nothing. Variables that the operation does not define are ignored.
    /// If errors were added, the values are undefined.
    /// </summary>
    public VariableValues Coerce(ReadOnlySpan<byte> json, List<GraphError> errors)
    {
        if (_slots.Length == 0)
        {
            return VariableValues.Empty;
        }

        JsonInput input = new(json, _maxDepth + 1);
        var values = Absent.Slots(_slots.Length);
        try
        {
            if (!json.IsEmpty)
            {
                Read(ref input, values);
            }
        }
        catch (JsonException)
        {
            errors.Add(JsonDepth.Exceeds(json, _maxDepth + 1)
                ? new GraphError(LimitCodes.VariableDepth, $"Variables are nested more than {_maxDepth} levels deep.")
                : new GraphError(ErrorCodes.BadRequest, "Variables are not a well-formed JSON object."));
            return VariableValues.Empty;
        }

        Complete(ref input, values);
        if (input.Errors is { } found)
        {
            errors.AddRange(found.Select((error, index) => index < JsonInput.MaxErrors
                ? error.ToGraphError()
                : new GraphError(ErrorCodes.BadUserInput, TooMany)));
        }

        return new VariableValues(_names, values);
    }

    private void Read(ref JsonInput input, object?[] values)
    {
        if (!input.Reader.Read() || input.Reader.TokenType is JsonTokenType.Null)
        {
            return;
        }

        if (input.Reader.TokenType is not JsonTokenType.StartObject)
        {
            throw new JsonException();
        }

        for (var expected = 0; !input.Stopped && input.Reader.Read() && input.Reader.TokenType is not JsonTokenType.EndObject;)
        {
            var index = IndexOf(ref input, expected);
            input.Reader.Read();
            if (index < 0)
            {
                input.Reader.Skip();
            }
            else
            {
                values[index] = Read(ref input, _slots[index]);
                expected = index + 1;
            }
        }
    }

    private static object? Read(ref JsonInput input, VariableSlot slot)
    {
        // Only a duplicate name can have errors here. The last one wins, as in JavaScript.
        input.Errors?.RemoveAll(error => error.Variable == slot);
        var errors = input.ErrorCount;
        object? value = null;
        if (input.Reader.TokenType is not JsonTokenType.Null)
        {
            value = slot.Coercer.ReadPresent(ref input);
        }
        else if (slot.Coercer.IsNonNull)
        {
            input.FailWhole($"Variable \"${slot.Name}\" of non-null type \"{slot.Coercer.TypeName}\" must not be null.");
        }

        input.Within(errors, slot);
        return value;
    }

    private int IndexOf(ref JsonInput input, int expected)
    {
        for (var step = 0; step < _slots.Length; step++)
        {
            var index = (expected + step) % _slots.Length;
            if (input.IsName(_slots[index].Utf8Name))
            {
                return index;
            }
        }

        return -1;
    }

    private void Complete(ref JsonInput input, object?[] values)
    {
        for (var index = 0; index < values.Length && !input.Stopped; index++)
        {
            if (values[index] is Absent)
            {
                var slot = _slots[index];
                values[index] = slot.Default;
                if (slot.Coercer.IsNonNull && slot.Default is Absent)
                {
                    var errors = input.ErrorCount;
                    input.FailWhole($"Variable \"${slot.Name}\" of required type \"{slot.Coercer.TypeName}\" was not provided.");
                    input.Within(errors, slot);
                }
            }
        }
    }
}
