using System.Text;
using System.Text.Json;

namespace GraphBff.Engine.Inputs.Json;

/// <summary>
/// Prints a JSON value as graphql-js does in an error message. It cuts the text after 100 characters, so that no error echoes a long input.
/// </summary>
internal static class JsonInspection
{
    private const int MaxLength = 100;
    private const int MaxDepth = 1;
    private const int MaxItems = 10;

    public static string Print(ReadOnlySpan<byte> json)
    {
        Utf8JsonReader reader = new(json, new JsonReaderOptions { AllowMultipleValues = true, MaxDepth = int.MaxValue });
        StringBuilder text = new();
        try
        {
            reader.Read();
            Value(ref reader, text, 0);
        }
        catch (JsonException)
        {
            text.Append('…');
        }

        return text.Length <= MaxLength ? text.ToString() : string.Concat(text.ToString(0, MaxLength), "…");
    }

    /// <summary>A property name, from the bytes between its quotes.</summary>
    public static string Name(ReadOnlySpan<byte> utf8)
    {
        StringBuilder text = new();
        Raw(utf8, text);
        return text.Length <= MaxLength ? text.ToString() : string.Concat(text.ToString(0, MaxLength), "…");
    }

    private static void Value(ref Utf8JsonReader reader, StringBuilder text, int depth)
    {
        switch (reader.TokenType)
        {
            case JsonTokenType.StartObject when depth > MaxDepth && !IsEmpty(reader):
                text.Append("[Object]");
                reader.Skip();
                break;
            case JsonTokenType.StartArray when depth > MaxDepth && !IsEmpty(reader):
                text.Append("[Array]");
                reader.Skip();
                break;
            case JsonTokenType.StartObject:
                Object(ref reader, text, depth);
                break;
            case JsonTokenType.StartArray:
                Array(ref reader, text, depth);
                break;
            case JsonTokenType.String:
                text.Append('"');
                Raw(reader.ValueSpan, text);
                text.Append('"');
                break;
            default:
                Raw(reader.ValueSpan, text);
                break;
        }
    }

    private static void Object(ref Utf8JsonReader reader, StringBuilder text, int depth)
    {
        var separator = "{ ";
        while (text.Length <= MaxLength && reader.Read() && reader.TokenType is not JsonTokenType.EndObject)
        {
            text.Append(separator);
            Raw(reader.ValueSpan, text);
            text.Append(": ");
            reader.Read();
            Value(ref reader, text, depth + 1);
            separator = ", ";
        }

        text.Append(separator is "{ " ? "{}" : " }");
    }

    private static void Array(ref Utf8JsonReader reader, StringBuilder text, int depth)
    {
        text.Append('[');
        var count = 0;
        while (text.Length <= MaxLength && reader.Read() && reader.TokenType is not JsonTokenType.EndArray)
        {
            if (count < MaxItems)
            {
                text.Append(count == 0 ? "" : ", ");
                Value(ref reader, text, depth + 1);
            }
            else
            {
                reader.Skip();
            }

            count++;
        }

        if (count > MaxItems)
        {
            text.Append(", ... ").Append(count - MaxItems).Append(count == MaxItems + 1 ? " more item" : " more items");
        }

        text.Append(']');
    }

    // The reader is a copy, so the caller's reader does not move.
    private static bool IsEmpty(Utf8JsonReader reader)
        => reader.Read() && reader.TokenType is JsonTokenType.EndObject or JsonTokenType.EndArray;

    private static void Raw(ReadOnlySpan<byte> utf8, StringBuilder text)
        => text.Append(Encoding.UTF8.GetString(utf8.Length > MaxLength * 4 ? utf8[..(MaxLength * 4)] : utf8));
}
