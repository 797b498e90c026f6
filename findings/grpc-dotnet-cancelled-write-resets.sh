#!/usr/bin/env bash
# A token for one write of a gRPC server ends the whole call: the client does not see the status that the method throws.
#
# Packages: NuGet Grpc.AspNetCore.Server 2.85.0 and Grpc.Net.Client 2.85.0 on .NET 10.
# Guess: a stream's method passes a token that says "the server stops" to WriteAsync, catches the OperationCanceledException, and throws
# UNAVAILABLE, so that its clients come back. The status reaches them, since only the write was cancelled.
# Seen: a token that is cancelled during a write, which waits where a client reads slowly, resets the HTTP/2 stream with CANCEL. Clients
# see CANCELLED, or INTERNAL if a message was cut; neither is sent again. If the method looks at the token between writes only, they see
# UNAVAILABLE.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"

cat >stop.cs <<'EOF'
#:sdk Microsoft.NET.Sdk.Web
#:package Grpc.AspNetCore.Server@2.85.0
#:package Grpc.Net.Client@2.85.0
#:property PublishAot=false
using System.Net;
using System.Text;
using Grpc.AspNetCore.Server.Model;
using Grpc.Core;
using Grpc.Net.Client;
using Microsoft.AspNetCore.Server.Kestrel.Core;

var builder = WebApplication.CreateBuilder();
builder.Logging.ClearProviders();
builder.WebHost.ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0, listen => listen.Protocols = HttpProtocols.Http2));
builder.Services.AddGrpc();
builder.Services.AddSingleton<IServiceMethodProvider<Ticker>, TickerMethods>();
var app = builder.Build();
app.MapGrpcService<Ticker>();
await app.StartAsync();

using var channel = GrpcChannel.ForAddress(app.Urls.First());
foreach (var name in (string[])["TokenInWrites", "TokenBetweenWrites"])
{
    Ticker.Stopping = new();
    Ticker.Waits = new();
    using var call = channel.CreateCallInvoker().AsyncServerStreamingCall(Ticker.Method(name), null, new CallOptions(), "");
    await call.ResponseHeadersAsync;
    await Ticker.Waits.Task;
    Ticker.Stopping.Cancel();
    try
    {
        while (await call.ResponseStream.MoveNext(default))
        {
        }
    }
    catch (RpcException exception)
    {
        Console.WriteLine($"{name}: {(exception.StatusCode is StatusCode.Cancelled or StatusCode.Internal ? "CANCELLED or INTERNAL" : exception.StatusCode)}");
    }
}

await app.StopAsync();

class Ticker
{
    private static readonly string Message = new('x', 100_000);

    public static CancellationTokenSource Stopping = new();
    public static TaskCompletionSource Waits = new();

    public static Method<string, string> Method(string name)
    {
        var text = Marshallers.Create(Encoding.UTF8.GetBytes, Encoding.UTF8.GetString);
        return new(MethodType.ServerStreaming, "ticks.Ticker", name, text, text);
    }

    public static async Task TokenInWrites(IServerStreamWriter<string> stream) => await Run(() => stream.WriteAsync(Message, Stopping.Token));

    public static async Task TokenBetweenWrites(IServerStreamWriter<string> stream) => await Run(() => stream.WriteAsync(Message));

    private static async Task Run(Func<Task> write)
    {
        try
        {
            while (true)
            {
                Stopping.Token.ThrowIfCancellationRequested();
                var written = write();
                // The client does not read yet. A write that takes this long waits for it.
                if (await Task.WhenAny(written, Task.Delay(500)) != written)
                {
                    Waits.TrySetResult();
                }

                await written;
            }
        }
        catch (OperationCanceledException)
        {
            throw new RpcException(new Status(StatusCode.Unavailable, "The service stops."));
        }
    }
}

class TickerMethods : IServiceMethodProvider<Ticker>
{
    public void OnServiceMethodDiscovery(ServiceMethodProviderContext<Ticker> context)
    {
        context.AddServerStreamingMethod(Ticker.Method("TokenInWrites"), [], (_, _, stream, _) => Ticker.TokenInWrites(stream));
        context.AddServerStreamingMethod(Ticker.Method("TokenBetweenWrites"), [], (_, _, stream, _) => Ticker.TokenBetweenWrites(stream));
    }
}
EOF
dotnet build stop.cs -o out >build.log || { cat build.log; exit 1; }
dotnet out/stop.dll | tee seen
diff seen - <<'EOF'
TokenInWrites: CANCELLED or INTERNAL
TokenBetweenWrites: Unavailable
EOF
