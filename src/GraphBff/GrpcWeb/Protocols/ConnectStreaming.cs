using System.Buffers;
using System.Text.Json;
using Google.Protobuf.Reflection;
using GraphBff.Upstream.PassThrough;

namespace GraphBff.GrpcWeb.Protocols;

/// <summary>A stream of the Connect protocol: messages with prefixes, as in gRPC, and a last one in JSON that says how it ended.</summary>
internal sealed class ConnectStreaming(bool isJson) : ServiceProtocol
{
    private const byte EndOfStream = 2;

    public static ConnectStreaming Proto { get; } = new(isJson: false);

    public static ConnectStreaming Json { get; } = new(isJson: true);

    public override string Name => "connect";

    public override bool Serves(MethodDescriptor method) => method.IsServerStreaming;

    public override TimeSpan? TimeoutOf(IHeaderDictionary headers) => Timeouts.OfConnect(headers["connect-timeout-ms"]);

    public override async ValueTask<EncodedMessage> ReadAsync(HttpRequest request, MethodDescriptor method, int maxSize)
    {
        var message = await RequestMessage.ReadFramedAsync(request, maxSize);
        return isJson ? EncodedMessage.Of(ConnectJson.ToProto(method.InputType, message.Bytes)) : message;
    }

    public override void Begin(HttpResponse response)
        => response.ContentType = isJson ? "application/connect+json" : "application/connect+proto";

    public override ReadOnlyMemory<byte> Encode(MethodDescriptor method, EncodedMessage message)
        => isJson ? EncodedMessage.Of(ConnectJson.OfProto(method.OutputType, message.Bytes)).Frame : message.Frame;

    public override async Task EndAsync(HttpContext context, PublicStatus? failure)
    {
        if (!context.Response.HasStarted)
        {
            Begin(context.Response);
        }

        var end = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(end))
        {
            json.WriteStartObject();
            if (failure is not null)
            {
                json.WritePropertyName("error");
                ConnectJson.Write(json, failure);
            }

            json.WriteEndObject();
        }

        await context.Response.BodyWriter.WriteAsync(EncodedMessage.Of(end.WrittenSpan, EndOfStream).Frame, context.RequestAborted);
    }
}
