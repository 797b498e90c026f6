using System.Collections;
using System.Text.Json;
using GraphQLParser.AST;

namespace GraphBff.Engine.Inputs;

/// <summary>A single value becomes a list of one (GraphQL specification, 3.11 List, input coercion).</summary>
internal sealed class ListCoercer(InputCoercer items) : InputCoercer
{
    public override string TypeName { get; } = $"[{items.TypeName}]";

    public override object? ReadPresent(ref JsonInput input)
    {
        if (input.Reader.TokenType is not JsonTokenType.StartArray)
        {
            return new[] { items.Read(ref input) };
        }

        var values = Count(input.Reader) is var count and > 0 ? new object?[count] : [];
        for (var index = 0; input.Reader.Read() && input.Reader.TokenType is not JsonTokenType.EndArray; index++)
        {
            var errors = input.ErrorCount;
            values[index] = items.Read(ref input);
            if (input.ErrorCount != errors)
            {
                input.Within(errors, index);
                if (input.Stopped)
                {
                    return null;
                }
            }
        }

        return values;
    }

    public override bool TryReadPresent(GraphQLValue literal, VariableValues variables, out object? value)
    {
        if (literal is not GraphQLListValue list)
        {
            var fits = items.TryReadPresent(literal, variables, out var only);
            value = fits ? new[] { only } : null;
            return fits;
        }

        var values = list.Values is { Count: > 0 } literals ? new object?[literals.Count] : [];
        value = values;
        for (var index = 0; index < values.Length; index++)
        {
            var item = list.Values![index];
            if (variables.LacksVariable(item))
            {
                if (items.IsNonNull)
                {
                    return false;
                }
            }
            else if (!items.TryRead(item, variables, out values[index]))
            {
                return false;
            }
        }

        return true;
    }

    public override object FromClr(object value)
    {
        if (value is string or IDictionary<string, object?> || value is not IEnumerable sequence)
        {
            return new[] { items.FromClr(value) };
        }

        List<object?> values = [];
        foreach (var item in sequence)
        {
            values.Add(item is null ? null : items.FromClr(item));
        }

        return values.ToArray();
    }

    // The reader is a struct, so this copy can read ahead. The array is then allocated once, in its final size.
    private static int Count(Utf8JsonReader reader)
    {
        var count = 0;
        while (reader.Read() && reader.TokenType is not JsonTokenType.EndArray)
        {
            reader.Skip();
            count++;
        }

        return count;
    }
}
