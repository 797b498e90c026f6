#!/usr/bin/env bash
# A handler with a ConnectCallback turns "wait for ready" off.
#
# Package: NuGet Grpc.Net.Client 2.85.0 on .NET 10.
# Guess: WithWaitForReady, with which a call outlasts the start of its service, is an option of the call. A ConnectCallback, set for a
# socket option or a Unix socket, says how to connect and nothing more.
# Seen: with it the channel does not keep connections itself, and the call fails as UNAVAILABLE at once, as if the option was not set.
# Nothing says so. A service that starts a second later is reached without the callback, and not with it.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"

cat >client.cs <<'EOF'
#:sdk Microsoft.NET.Sdk.Web
#:package Grpc.Net.Client@2.85.0
#:property PublishAot=false
using System.Net;
using System.Net.Sockets;
using Grpc.Core;
using Grpc.Net.Client;
using Microsoft.AspNetCore.Server.Kestrel.Core;

await Print("a handler with its defaults", new SocketsHttpHandler());
await Print("with a ConnectCallback", new SocketsHttpHandler
{
    ConnectCallback = async (context, cancellationToken) =>
    {
        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        await socket.ConnectAsync(context.DnsEndPoint, cancellationToken);
        return new NetworkStream(socket, ownsSocket: true);
    },
});

async Task Print(string what, SocketsHttpHandler handler)
{
    using var free = new TcpListener(IPAddress.Loopback, 0);
    free.Start();
    int port = ((IPEndPoint)free.LocalEndpoint).Port;
    free.Stop();

    using var channel = GrpcChannel.ForAddress($"http://127.0.0.1:{port}", new GrpcChannelOptions { HttpHandler = handler });
    var method = new Method<string, string>(MethodType.Unary, "s.S", "Call", Marshallers.StringMarshaller, Marshallers.StringMarshaller);
    var call = channel.CreateCallInvoker().AsyncUnaryCall(method, null, new CallOptions(deadline: DateTime.UtcNow.AddSeconds(60)).WithWaitForReady(), "hello");
    await Task.Delay(1000);

    // The service knows no method: UNIMPLEMENTED is its answer.
    var builder = WebApplication.CreateSlimBuilder();
    builder.Logging.ClearProviders();
    builder.WebHost.ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, port, listen => listen.Protocols = HttpProtocols.Http2));
    await using var service = builder.Build();
    await service.StartAsync();
    try
    {
        await call;
    }
    catch (RpcException exception)
    {
        Console.WriteLine($"{what}: {exception.StatusCode}");
    }
}
EOF
dotnet run client.cs | tee seen
diff seen - <<'EOF'
a handler with its defaults: Unimplemented
with a ConnectCallback: Unavailable
EOF
