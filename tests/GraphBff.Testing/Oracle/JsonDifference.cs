using System.Text.Json;

namespace GraphBff.Testing.Oracle;

/// <summary>Compares JSON, key order included; numbers by their value.</summary>
internal static class JsonDifference
{
    public static string? Find(string path, JsonElement actual, JsonElement expected)
    {
        if (actual.ValueKind != expected.ValueKind)
        {
            return Say(path, actual, expected);
        }

        switch (actual.ValueKind)
        {
            case JsonValueKind.Object:
                return FindInObject(path, actual, expected);
            case JsonValueKind.Array:
                return FindInArray(path, actual, expected);
            case JsonValueKind.Number:
                return actual.GetDouble().Equals(expected.GetDouble()) ? null : Say(path, actual, expected);
            case JsonValueKind.String:
                return actual.GetString() == expected.GetString() ? null : Say(path, actual, expected);
            default:
                return null;
        }
    }

    private static string? FindInObject(string path, JsonElement actual, JsonElement expected)
    {
        var left = actual.EnumerateObject().ToArray();
        var right = expected.EnumerateObject().ToArray();
        if (!left.Select(property => property.Name).SequenceEqual(right.Select(property => property.Name)))
        {
            return $"{path} has {Names(left)}, expected {Names(right)}";
        }

        for (var i = 0; i < left.Length; i++)
        {
            if (Find($"{path}.{left[i].Name}", left[i].Value, right[i].Value) is { } difference)
            {
                return difference;
            }
        }

        return null;
    }

    private static string? FindInArray(string path, JsonElement actual, JsonElement expected)
    {
        if (actual.GetArrayLength() != expected.GetArrayLength())
        {
            return Say(path, actual, expected);
        }

        for (var i = 0; i < actual.GetArrayLength(); i++)
        {
            if (Find($"{path}[{i}]", actual[i], expected[i]) is { } difference)
            {
                return difference;
            }
        }

        return null;
    }

    private static string Names(JsonProperty[] properties) => string.Join(',', properties.Select(property => property.Name));

    private static string Say(string path, JsonElement actual, JsonElement expected)
        => $"{path} is {Text(actual)}, expected {Text(expected)}";

    private static string Text(JsonElement element)
        => element.ValueKind == JsonValueKind.Undefined
            ? "absent"
            : element.GetRawText() is { Length: <= 200 } text ? text : element.ValueKind.ToString();
}
