using System.Buffers.Binary;
using System.Collections.Concurrent;
using Google.Protobuf.Reflection;
using GraphBff.Upstream.Described;
using GraphBff.Upstream.Wire;
using Grpc.Core;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.Logging;

namespace GraphBff.Binding.Tests.Serving;

/// <summary>A gRPC server of services that are known by their descriptors alone.</summary>
internal sealed class DescribedServer : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly Dictionary<string, MethodDescriptor> _methods;
    private readonly Func<MethodDescriptor, WireObject, IEnumerable<byte[]>> _answer;
    private readonly WireTypes _types = new();

    private DescribedServer(
        WebApplication app,
        IEnumerable<ServiceDescriptor> services,
        Func<MethodDescriptor, WireObject, IEnumerable<byte[]>> answer)
    {
        (_app, _answer) = (app, answer);
        _methods = services.SelectMany(service => service.Methods)
            .ToDictionary(method => $"/{method.Service.FullName}/{method.Name}");
    }

    public string Address => _app.Urls.First();

    /// <summary>The names of the methods that were called, with a request's bytes.</summary>
    public ConcurrentQueue<(string Method, byte[] Request)> Calls { get; } = new();

    public IEnumerable<string> Names => Calls.Select(call => call.Method);

    /// <param name="services">The services.</param>
    /// <param name="answer">The messages that a method answers a request with. An <see cref="RpcException"/> is its status.</param>
    public static async Task<DescribedServer> StartAsync(
        IEnumerable<ServiceDescriptor> services, Func<MethodDescriptor, WireObject, IEnumerable<byte[]>> answer)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0").ConfigureKestrel(
            kestrel => kestrel.ConfigureEndpointDefaults(endpoint => endpoint.Protocols = HttpProtocols.Http2));
        var server = new DescribedServer(builder.Build(), services, answer);
        server._app.Run(server.HandleAsync);
        await server._app.StartAsync();
        return server;
    }

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    private async Task HandleAsync(HttpContext context)
    {
        context.Response.ContentType = "application/grpc";
        var status = (Code: StatusCode.OK, Detail: "");
        try
        {
            var method = _methods[context.Request.Path];
            var body = new MemoryStream();
            await context.Request.Body.CopyToAsync(body, context.RequestAborted);
            var request = body.ToArray()[5..];
            Calls.Enqueue((method.Name, request));
            foreach (var message in _answer(method, new WireObject(WireDocument.Read(_types.Of(method.InputType), request).Root)))
            {
                var frame = new byte[5 + message.Length];
                BinaryPrimitives.WriteInt32BigEndian(frame.AsSpan(1), message.Length);
                message.CopyTo(frame, 5);
                await context.Response.Body.WriteAsync(frame, context.RequestAborted);
                await context.Response.Body.FlushAsync(context.RequestAborted);
            }
        }
        catch (RpcException exception)
        {
            status = (exception.StatusCode, exception.Status.Detail);
        }
        catch (KeyNotFoundException)
        {
            status = (StatusCode.Unimplemented, "no such method");
        }

        context.Response.AppendTrailer("grpc-status", $"{(int)status.Code}");
        if (status.Detail.Length > 0)
        {
            context.Response.AppendTrailer("grpc-message", status.Detail);
        }
    }
}
