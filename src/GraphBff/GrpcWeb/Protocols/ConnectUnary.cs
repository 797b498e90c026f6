using System.Buffers;
using System.Text.Json;
using Google.Protobuf.Reflection;
using GraphBff.Upstream.PassThrough;
using Grpc.Core;

namespace GraphBff.GrpcWeb.Protocols;

/// <summary>A unary call of the Connect protocol: one message as the body, and a failure as a status and JSON.</summary>
internal sealed class ConnectUnary(bool isJson) : ServiceProtocol
{
    private const string JsonType = "application/json";

    public static ConnectUnary Proto { get; } = new(isJson: false);

    public static ConnectUnary Json { get; } = new(isJson: true);

    public override string Name => "connect";

    public override bool Serves(MethodDescriptor method) => !method.IsServerStreaming;

    public override TimeSpan? TimeoutOf(IHeaderDictionary headers) => Timeouts.OfConnect(headers["connect-timeout-ms"]);

    public override async ValueTask<EncodedMessage> ReadAsync(HttpRequest request, MethodDescriptor method, int maxSize)
    {
        if (request.Headers.ContentEncoding.Count > 0 && request.Headers.ContentEncoding != "identity")
        {
            throw new RefusedCallException(
                StatusCode.Unimplemented, "A body with a Content-Encoding is not read. Send it as it is.");
        }

        var message = await RequestMessage.ReadBareAsync(request, maxSize);
        return EncodedMessage.Of(isJson ? ConnectJson.ToProto(method.InputType, message) : message.Span);
    }

    public override void Begin(HttpResponse response) => response.ContentType = isJson ? JsonType : "application/proto";

    public override ReadOnlyMemory<byte> Encode(MethodDescriptor method, EncodedMessage message)
        => isJson ? ConnectJson.OfProto(method.OutputType, message.Bytes) : message.Bytes;

    public override async Task EndAsync(HttpContext context, PublicStatus? failure)
    {
        if (failure is null)
        {
            return;
        }

        // A status cannot follow a body. Ending the connection early shows that the body is incomplete.
        if (context.Response.HasStarted)
        {
            context.Abort();
            return;
        }

        var body = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(body))
        {
            ConnectJson.Write(json, failure);
        }

        context.Response.StatusCode = StatusOf(failure.Code);
        context.Response.ContentType = JsonType;
        context.Response.ContentLength = body.WrittenCount;
        await context.Response.BodyWriter.WriteAsync(body.WrittenMemory, context.RequestAborted);
    }

    // Connect, "Error Codes".
    private static int StatusOf(StatusCode code) => code switch
    {
        StatusCode.Cancelled => StatusCodes.Status499ClientClosedRequest,
        StatusCode.InvalidArgument or StatusCode.FailedPrecondition or StatusCode.OutOfRange => StatusCodes.Status400BadRequest,
        StatusCode.DeadlineExceeded => StatusCodes.Status504GatewayTimeout,
        StatusCode.NotFound => StatusCodes.Status404NotFound,
        StatusCode.AlreadyExists or StatusCode.Aborted => StatusCodes.Status409Conflict,
        StatusCode.PermissionDenied => StatusCodes.Status403Forbidden,
        StatusCode.ResourceExhausted => StatusCodes.Status429TooManyRequests,
        StatusCode.Unimplemented => StatusCodes.Status501NotImplemented,
        StatusCode.Unavailable => StatusCodes.Status503ServiceUnavailable,
        StatusCode.Unauthenticated => StatusCodes.Status401Unauthorized,
        _ => StatusCodes.Status500InternalServerError,
    };
}
