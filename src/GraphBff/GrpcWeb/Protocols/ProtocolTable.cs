using Microsoft.Net.Http.Headers;

namespace GraphBff.GrpcWeb.Protocols;

/// <summary>The protocols by the type of a request's body.</summary>
internal static class ProtocolTable
{
    private static readonly Dictionary<string, ServiceProtocol> ByType = new(StringComparer.OrdinalIgnoreCase)
    {
        ["application/grpc-web"] = GrpcWebProtocol.Binary,
        ["application/grpc-web+proto"] = GrpcWebProtocol.Binary,
        ["application/grpc-web-text"] = GrpcWebProtocol.Text,
        ["application/grpc-web-text+proto"] = GrpcWebProtocol.Text,
        ["application/grpc"] = GrpcProtocol.Instance,
        ["application/grpc+proto"] = GrpcProtocol.Instance,
        ["application/proto"] = ConnectUnary.Proto,
        ["application/json"] = ConnectUnary.Json,
        ["application/connect+proto"] = ConnectStreaming.Proto,
        ["application/connect+json"] = ConnectStreaming.Json,
    };

    /// <summary>The types, for a client that sends another.</summary>
    public static string Types { get; } = string.Join(", ", ByType.Keys);

    /// <summary>The protocol of a request; null if there is none.</summary>
    public static ServiceProtocol? Find(HttpRequest request)
        => MediaTypeHeaderValue.TryParse(request.ContentType, out var type)
            ? ByType.GetValueOrDefault(type.MediaType.Value ?? "")
            : null;
}
