using System.Buffers;
using System.Buffers.Text;
using System.Text;
using Google.Protobuf.Reflection;
using GraphBff.Upstream.PassThrough;

namespace GraphBff.GrpcWeb.Protocols;

/// <summary>
/// gRPC-Web, for browsers, which show no trailers: the last part of the body has them (gRPC Web, "Protocol differences vs gRPC over
/// HTTP2"). As text, each part is base64 of its own.
/// </summary>
internal sealed class GrpcWebProtocol(bool isText) : ServiceProtocol
{
    private const byte Trailers = 0x80;

    public static GrpcWebProtocol Binary { get; } = new(isText: false);

    public static GrpcWebProtocol Text { get; } = new(isText: true);

    public override string Name => "grpc-web";

    public override TimeSpan? TimeoutOf(IHeaderDictionary headers) => Timeouts.OfGrpc(headers["grpc-timeout"]);

    public override ValueTask<EncodedMessage> ReadAsync(HttpRequest request, MethodDescriptor method, int maxSize)
        => RequestMessage.ReadFramedAsync(request, maxSize, isText);

    public override void Begin(HttpResponse response)
        => response.ContentType = isText ? "application/grpc-web-text+proto" : "application/grpc-web+proto";

    public override ReadOnlyMemory<byte> Encode(MethodDescriptor method, EncodedMessage message) => Encode(message);

    public override async Task EndAsync(HttpContext context, PublicStatus? failure)
    {
        var response = context.Response;
        if (!response.HasStarted)
        {
            Begin(response);
        }

        var fields = GrpcStatus.Of(failure);
        if (GrpcStatus.FitsHeaders(response, fields))
        {
            foreach (var (name, value) in fields)
            {
                response.Headers[name] = value;
            }
        }
        else
        {
            var lines = string.Concat(fields.Select(field => $"{field.Key}: {field.Value}\r\n"));
            var part = EncodedMessage.Of(Encoding.ASCII.GetBytes(lines), Trailers);
            await response.BodyWriter.WriteAsync(Encode(part), context.RequestAborted);
        }
    }

    private ReadOnlyMemory<byte> Encode(EncodedMessage part)
    {
        if (!isText)
        {
            return part.Frame;
        }

        var text = new byte[Base64.GetMaxEncodedToUtf8Length(part.Frame.Length)];
        var status = Base64.EncodeToUtf8(part.Frame.Span, text, out _, out _);
        return status == OperationStatus.Done ? text : throw new InvalidOperationException($"base64: {status}");
    }
}
