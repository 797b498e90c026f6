using System.Text.Json;

namespace GraphBff.Testing.Oracle;

/// <summary>What is compared of a response: its data, key order and all, and where its errors are.</summary>
/// <param name="Data">The data; null where there is none.</param>
/// <param name="ErrorPaths">The paths of all errors as JSON, sorted; an error without a path by its message.</param>
public sealed record OracleAnswer(JsonElement Data, IReadOnlyList<string> ErrorPaths)
{
    /// <summary>Whether the operation did not run.</summary>
    public bool IsRefused => Data.ValueKind == JsonValueKind.Undefined;

    public static OracleAnswer Of(JsonElement response)
    {
        var paths = new List<string>();
        if (response.TryGetProperty("errors", out var errors))
        {
            foreach (var error in errors.EnumerateArray())
            {
                paths.Add(
                    error.TryGetProperty("path", out var path)
                        ? JsonSerializer.Serialize(path)
                        : error.GetProperty("message").GetString()!);
            }
        }

        paths.Sort(StringComparer.Ordinal);
        return new OracleAnswer(response.TryGetProperty("data", out var data) ? data : default, paths);
    }

    /// <summary>The first difference to what the other one says, for people; null where there is none.</summary>
    public string? DifferenceTo(OracleAnswer expected, bool isSerial = false)
    {
        ArgumentNullException.ThrowIfNull(expected);
        if (JsonDifference.Find("data", Data, expected.Data) is { } difference)
        {
            return difference;
        }

        // GraphQL.NET runs a mutation's later fields even where one has nulled the data already.
        if (isSerial
            && expected.Data.ValueKind == JsonValueKind.Null
            && ErrorPaths.Count > 0
            && !ErrorPaths.Except(expected.ErrorPaths).Any())
        {
            return null;
        }

        return ErrorPaths.SequenceEqual(expected.ErrorPaths)
            ? null
            : $"errors at {string.Join(' ', ErrorPaths)}, expected at {string.Join(' ', expected.ErrorPaths)}";
    }
}
