using System.Text.Json;

namespace GraphBff.Testing.Oracle;

/// <summary>The parts of a response that are compared: its data, key order included, and the paths of its errors.</summary>
/// <param name="Data">The data; null if there is none.</param>
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

    /// <summary>The first difference from another response, for people; null if there is none.</summary>
    public string? DifferenceTo(OracleAnswer expected, bool isSerial = false)
    {
        ArgumentNullException.ThrowIfNull(expected);
        if (JsonDifference.Find("data", Data, expected.Data) is { } difference)
        {
            return difference;
        }

        // GraphQL.NET runs a mutation's later fields even if an earlier one has nulled the data.
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
