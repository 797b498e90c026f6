using System.Text.Json;
using System.Text.RegularExpressions;
using GraphBff.Engine.Errors;
using Microsoft.AspNetCore.Http;

namespace GraphBff.Adapters.Rest;

/// <summary>Makes problems of errors that the graph wrote.</summary>
internal static partial class GraphProblems
{
    private static readonly char[] Separators = ['.', '[', ']'];

    /// <summary>The problem of a response with <c>errors</c>. The first error decides the status.</summary>
    public static Problem OfErrors(HttpRequest request, ReadOnlyMemory<byte> json, RequestPlaces places)
    {
        using var response = JsonDocument.Parse(json);
        var errors = response.RootElement.GetProperty("errors");
        var first = errors[0].GetProperty("extensions");
        var code = first.GetProperty("code").GetString()!;
        var faults = errors.EnumerateArray().SelectMany(error => FaultsOf(request, error, places)).ToArray();
        return new Problem(StatusTable.Of(code), code, faults is [var fault, ..] ? fault.Detail : TextOf(errors[0], "message")!)
        {
            Faults = faults,
            Retryable = first.TryGetProperty("retryable", out var retryable) && retryable.GetBoolean(),
            RetryAfter = first.TryGetProperty("retryAfter", out var wait) ? wait.GetDouble() : null,
        };
    }

    /// <summary>The problem of errors in a payload. The first error decides the status.</summary>
    public static Problem OfPayload(HttpRequest request, JsonElement errors, PayloadErrors types, RequestPlaces places)
    {
        var first = errors[0];
        var code = types.CodeOf(first);
        return new Problem(StatusTable.Of(code), code, TextOf(first, "message") ?? PayloadErrors.NameOf(first))
        {
            ErrorType = PayloadErrors.NameOf(first),
            Faults = [.. errors.EnumerateArray().SelectMany(error => FaultsOf(request, error, "fields", "message", places))],
        };
    }

    private static IEnumerable<RequestFault> FaultsOf(HttpRequest request, JsonElement error, RequestPlaces places)
    {
        var extensions = error.GetProperty("extensions");
        if (extensions.GetProperty("code").GetString() == ErrorCodes.BadUserInput
            && VariableFault().Match(error.GetProperty("message").GetString()!) is { Success: true } match)
        {
            var path = match.Groups["path"] is { Success: true } given ? given.Value : match.Groups["name"].Value;
            var steps = path.Split(Separators, StringSplitOptions.RemoveEmptyEntries);
            return [places.OfVariable(request, match.Groups["detail"].Value, steps)];
        }

        return FaultsOf(request, extensions, "fieldViolations", "description", places);
    }

    private static IEnumerable<RequestFault> FaultsOf(
        HttpRequest request, JsonElement owner, string list, string text, RequestPlaces places)
        => owner.TryGetProperty(list, out var fields) && fields.ValueKind == JsonValueKind.Array
            ? fields.EnumerateArray().Select(field => places.OfArgument(
                request,
                TextOf(field, text) ?? "It is not valid.",
                field.TryGetProperty("path", out var path) ? [.. path.EnumerateArray().Select(step => step.GetString()!)] : []))
            : [];

    // An operation may leave out what an error has.
    private static string? TextOf(JsonElement error, string name) => error.TryGetProperty(name, out var text) ? text.GetString() : null;

    // The engine's text for a variable, as graphql-js has it. Clients of REST know no variables, so they get the part and the reason.
    [GeneratedRegex(
        """^Variable "\$(?<name>\w+)" (got invalid value .*?( at "(?<path>[\w.\[\]]+)")?; (?<detail>.+)|(?<detail>of .+))$""",
        RegexOptions.Singleline | RegexOptions.ExplicitCapture)]
    private static partial Regex VariableFault();
}
