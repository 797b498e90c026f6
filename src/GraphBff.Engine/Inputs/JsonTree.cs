using System.Globalization;
using System.Numerics;
using System.Text;
using System.Text.Json;

namespace GraphBff.Engine.Inputs;

/// <summary>Reads JSON to the .NET values that GraphQL.NET's own serializer passes to a scalar's ParseValue.</summary>
internal static class JsonTree
{
    // The digits of the largest double. Parsing more digits takes more than linear time.
    private const int MaxDigits = 309;

    public static object? Read(ref JsonInput input) => input.Reader.TokenType switch
    {
        JsonTokenType.String => input.ReadString(),
        JsonTokenType.Number => ReadNumber(ref input),
        JsonTokenType.True => Boxes.Box(true),
        JsonTokenType.False => Boxes.Box(false),
        JsonTokenType.StartArray => ReadArray(ref input),
        JsonTokenType.StartObject => ReadObject(ref input),
        _ => null,
    };

    private static object? ReadNumber(ref JsonInput input)
    {
        if (input.Reader.TryGetInt32(out var integer))
        {
            return Boxes.Box(integer);
        }

        if (input.Reader.TryGetInt64(out var longer))
        {
            return longer;
        }

        var digits = input.Reader.ValueSpan.Length <= MaxDigits ? Encoding.UTF8.GetString(input.Reader.ValueSpan) : "";
        if (BigInteger.TryParse(digits, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var longest))
        {
            return longest;
        }

        if (input.Reader.TryGetDouble(out var number) && double.IsFinite(number))
        {
            return number;
        }

        input.Fail(input.Position, "The number is out of range.");
        return null;
    }

    private static List<object?> ReadArray(ref JsonInput input)
    {
        List<object?> items = [];
        while (!input.Stopped && input.Reader.Read() && input.Reader.TokenType is not JsonTokenType.EndArray)
        {
            items.Add(Read(ref input));
        }

        return items;
    }

    private static Dictionary<string, object?> ReadObject(ref JsonInput input)
    {
        Dictionary<string, object?> fields = [];
        while (!input.Stopped && input.Reader.Read() && input.Reader.TokenType is not JsonTokenType.EndObject)
        {
            var errors = input.ErrorCount;
            var name = input.ReadString();
            if (input.ErrorCount == errors)
            {
                input.Reader.Read();
                fields[name] = Read(ref input);
            }
        }

        return fields;
    }
}
