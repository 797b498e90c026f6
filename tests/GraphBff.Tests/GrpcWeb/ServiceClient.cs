using System.Net.Http.Headers;
using Google.Protobuf;
using GraphBff.Testing;
using GraphBff.Upstream.PassThrough;

namespace GraphBff.Tests.GrpcWeb;

/// <summary>Sends requests to services through the graph as bytes, so that they can be wrong.</summary>
internal static class ServiceClient
{
    public const string GetUser = "/user.v1.UserService/GetUser";
    public const string GrpcWeb = "application/grpc-web+proto";

    /// <summary>The settings that let clients call all methods of users, and those of orders that read.</summary>
    public static (string Key, string Value)[] Settings { get; } =
    [
        ("GrpcWeb:Services:user.v1.UserService", "*"),
        ("GrpcWeb:Services:order.v1.OrderService:0", "GetOrder"),
        ("GrpcWeb:Services:order.v1.OrderService:1", "WatchOrders"),
        ("GrpcWeb:Services:order.v1.OrderService:2", "ListOrders"),
    ];

    public static Task<TestGraph> StartAsync(params (string Key, string Value)[] settings)
        => TestGraph.StartAsync([.. Settings, .. settings]);

    public static byte[] Framed(IMessage message) => EncodedMessage.Of(message.ToByteArray()).Frame.ToArray();

    public static Task<ServiceReply> CallAsync(
        this TestGraph graph, string path, IMessage message, params (string Name, string Value)[] headers)
        => graph.SendAsync(path, GrpcWeb, Framed(message), headers);

    public static async Task<ServiceReply> SendAsync(
        this TestGraph graph, string path, string contentType, byte[] body, params (string Name, string Value)[] headers)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, path) { Content = new ByteArrayContent(body) };
        request.Content.Headers.ContentType = MediaTypeHeaderValue.Parse(contentType);
        foreach (var (name, value) in headers)
        {
            request.Headers.TryAddWithoutValidation(name, value);
        }

        using var response = await graph.Http.SendAsync(request);
        return await ServiceReply.OfAsync(response);
    }
}
