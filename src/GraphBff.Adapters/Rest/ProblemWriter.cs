using System.Buffers;
using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using GraphBff.Transport.Responses;
using Microsoft.AspNetCore.Http;
using Microsoft.Net.Http.Headers;

namespace GraphBff.Adapters.Rest;

/// <summary>Writes problems as <c>application/problem+json</c> (RFC 9457).</summary>
internal sealed class ProblemWriter(GraphResponses responses)
{
    public const string MediaType = "application/problem+json";

    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public ValueTask WriteAsync(HttpContext context, Problem problem)
    {
        var response = context.Response;
        response.StatusCode = problem.Status;
        response.Headers.ContentType = MediaType;
        response.Headers.CacheControl = CacheControlHeaderValue.NoStoreString;
        if (problem.Status == StatusCodes.Status401Unauthorized)
        {
            response.Headers.WWWAuthenticate = "Bearer";
        }

        if (problem.RetryAfter is { } seconds)
        {
            response.Headers.RetryAfter = Math.Ceiling(seconds).ToString(CultureInfo.InvariantCulture);
        }

        return responses.WriteAsync(context, Json(problem, context.TraceIdentifier));
    }

    public static ReadOnlyMemory<byte> Json(Problem problem, string requestId)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using var json = new Utf8JsonWriter(buffer, Options);
        json.WriteStartObject();
        json.WriteString("type", problem.Type);
        json.WriteString("title", problem.Title);
        json.WriteNumber("status", problem.Status);
        json.WriteString("detail", problem.Detail);
        json.WriteString("code", problem.Code);
        if (problem.Retryable)
        {
            json.WriteBoolean("retryable", true);
        }

        json.WriteString("requestId", requestId);
        if (problem.Faults.Count > 0)
        {
            json.WriteStartArray("errors");
            foreach (var fault in problem.Faults)
            {
                Write(json, fault);
            }

            json.WriteEndArray();
        }

        json.WriteEndObject();
        json.Flush();
        return buffer.WrittenMemory;
    }

    private static void Write(Utf8JsonWriter json, RequestFault fault)
    {
        json.WriteStartObject();
        json.WriteString("detail", fault.Detail);
        if (fault.Pointer is { } pointer)
        {
            json.WriteString("pointer", pointer);
        }

        if (fault.Parameter is { } parameter)
        {
            json.WriteString("parameter", parameter);
            json.WriteString("in", fault.Place.ToString().ToLowerInvariant());
        }

        json.WriteEndObject();
    }
}
