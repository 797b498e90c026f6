using Google.Protobuf.Reflection;
using GraphBff.Upstream.PassThrough;

namespace GraphBff.GrpcWeb.Protocols;

/// <summary>gRPC over HTTP/2, whose trailers have the status.</summary>
internal sealed class GrpcProtocol : ServiceProtocol
{
    public static GrpcProtocol Instance { get; } = new();

    public override string Name => "grpc";

    public override TimeSpan? TimeoutOf(IHeaderDictionary headers) => Timeouts.OfGrpc(headers["grpc-timeout"]);

    public override ValueTask<EncodedMessage> ReadAsync(HttpRequest request, MethodDescriptor method, int maxSize)
        => RequestMessage.ReadFramedAsync(request, maxSize);

    public override void Begin(HttpResponse response) => response.ContentType = "application/grpc+proto";

    public override ReadOnlyMemory<byte> Encode(MethodDescriptor method, EncodedMessage message) => message.Frame;

    public override Task EndAsync(HttpContext context, PublicStatus? failure)
    {
        var response = context.Response;
        if (!response.HasStarted)
        {
            Begin(response);
        }

        foreach (var (name, value) in GrpcStatus.Of(failure))
        {
            response.AppendTrailer(name, value);
        }

        return Task.CompletedTask;
    }
}
