using System.Diagnostics;
using Microsoft.AspNetCore.Http;

namespace GraphBff.Transport.Logging;

/// <summary>The id of a request in responses, logs and calls to services.</summary>
public static class RequestIds
{
    /// <summary>The header, of requests and responses.</summary>
    public const string Header = "x-request-id";
    private const int MaxLength = 128;

    /// <summary>
    /// Accepts the client's id if it is 1 to 128 visible ASCII characters. Otherwise uses the trace id, or else a random one; both have 32
    /// hex digits. The id becomes <see cref="HttpContext.TraceIdentifier"/> and a response header.
    /// </summary>
    public static void Assign(HttpContext context)
    {
        var given = context.Request.Headers[Header];
        var id = given.Count == 1 && IsSane(given[0]) ? given[0]! : Make();
        context.TraceIdentifier = id;
        context.Response.Headers[Header] = id;
    }

    // Other characters could break a log line, or a header of an upstream call.
    private static bool IsSane(string? id)
        => id is { Length: > 0 and <= MaxLength } && !id.AsSpan().ContainsAnyExceptInRange('!', '~');

    private static string Make()
        => Activity.Current is { IdFormat: ActivityIdFormat.W3C } activity
            ? activity.TraceId.ToHexString()
            : ActivityTraceId.CreateRandom().ToHexString();
}
