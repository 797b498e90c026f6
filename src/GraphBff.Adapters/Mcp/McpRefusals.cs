using System.Text.Json;
using GraphBff.Transport.Errors;
using Microsoft.AspNetCore.Http;
using Microsoft.Net.Http.Headers;

namespace GraphBff.Adapters.Mcp;

/// <summary>Why a request does not reach the protocol, as a JSON-RPC error without an id.</summary>
internal static class McpRefusals
{
    // The range that JSON-RPC leaves to servers.
    private const int ServerError = -32000;

    public static Refusal MethodNotAllowed { get; } = new(
        StatusCodes.Status405MethodNotAllowed,
        TransportErrorCodes.MethodNotAllowed,
        "Tools are served by POST. There are no sessions and no streams to open or to end.");

    public static Refusal OriginNotAllowed { get; } = new(
        StatusCodes.Status403Forbidden,
        TransportErrorCodes.OriginNotAllowed,
        "Pages of this origin may not use the tools. The operator of the graph sets Transport:AllowedOrigins.");

    public static async Task WriteAsync(HttpContext context, Refusal refusal)
    {
        var response = context.Response;
        response.StatusCode = refusal.Status;
        response.ContentType = "application/json; charset=utf-8";
        response.Headers.CacheControl = CacheControlHeaderValue.NoStoreString;
        await using var writer = new Utf8JsonWriter(response.BodyWriter);
        writer.WriteStartObject();
        writer.WriteString("jsonrpc"u8, "2.0"u8);
        writer.WriteNull("id"u8);
        writer.WriteStartObject("error"u8);
        writer.WriteNumber("code"u8, ServerError);
        writer.WriteString("message"u8, refusal.Error.Message);
        writer.WriteStartObject("data"u8);
        writer.WriteString("code"u8, refusal.Error.Code);
        writer.WriteString("requestId"u8, context.TraceIdentifier);
        writer.WriteEndObject();
        writer.WriteEndObject();
        writer.WriteEndObject();
    }
}
