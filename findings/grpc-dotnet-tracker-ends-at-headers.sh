#!/usr/bin/env bash
# A load balancer of Grpc.Net.Client is told that a call is complete when its headers arrive, and that it went well.
#
# Packages: NuGet Grpc.Net.Client 2.85.0 on .NET 10; npm @grpc/grpc-js 1.14.7 as the server.
# Guess: ISubchannelCallTracker, by which a balancer counts the calls under way and leaves out hosts that fail, is completed when the
# call ends, with its error.
# Seen: a stream is complete as soon as it is open, and UNAVAILABLE has no error, in trailers as in headers alone: the tracker sees
# HTTP, not gRPC. "Fewest calls" then counts no stream, and a host that answers each call with UNAVAILABLE at once looks best.
set -euo pipefail
folder=$(mktemp -d)
trap 'kill $(jobs -p) 2>/dev/null || true; rm -rf "$folder"' EXIT
cd "$folder"
npm install --silent --no-audit --no-fund @grpc/grpc-js@1.14.7

cat >server.mjs <<'EOF'
import grpc from '@grpc/grpc-js';

const bytes = (value) => value;
const method = (name, responseStream) => ({ path: `/s.S/${name}`, requestStream: false, responseStream, requestDeserialize: bytes, responseSerialize: bytes });
const server = new grpc.Server();
server.addService({ Down: method('Down', false), Watch: method('Watch', true) }, {
  Down: (call, done) => done({ code: grpc.status.UNAVAILABLE }),
  Watch: (call) => call.sendMetadata(new grpc.Metadata()),
});
server.bindAsync('127.0.0.1:0', grpc.ServerCredentials.createInsecure(), (_, port) => console.log(port));
EOF
cat >client.cs <<'EOF'
#:package Grpc.Net.Client@2.85.0
#:package Microsoft.Extensions.DependencyInjection@10.0.15
#:property PublishAot=false
using Grpc.Core;
using Grpc.Net.Client;
using Grpc.Net.Client.Balancer;
using Grpc.Net.Client.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

var services = new ServiceCollection();
services.AddSingleton<ResolverFactory>(new StaticResolverFactory(_ => [new BalancerAddress("127.0.0.1", int.Parse(args[0]))]));
services.AddSingleton<LoadBalancerFactory, CountingFactory>();
using var channel = GrpcChannel.ForAddress("static:///services", new GrpcChannelOptions
{
    Credentials = ChannelCredentials.Insecure,
    ServiceProvider = services.BuildServiceProvider(),
    ServiceConfig = new ServiceConfig { LoadBalancingConfigs = { new LoadBalancingConfig("counting") } },
});
Method<string, string> Method(MethodType type, string name) => new(type, "s.S", name, Marshallers.StringMarshaller, Marshallers.StringMarshaller);

try
{
    await channel.CreateCallInvoker().AsyncUnaryCall(Method(MethodType.Unary, "Down"), null, new CallOptions(), "hello");
}
catch (RpcException exception)
{
    Console.WriteLine($"the caller has {exception.StatusCode}; the tracker: {Tracker.Seen}");
}

using var watch = channel.CreateCallInvoker().AsyncServerStreamingCall(Method(MethodType.ServerStreaming, "Watch"), null, new CallOptions(), "hello");
await watch.ResponseHeadersAsync;
var next = watch.ResponseStream.MoveNext(CancellationToken.None);
await Task.Delay(1000);
Console.WriteLine($"the caller's stream is {(next.IsCompleted ? "at an end" : "open")}; the tracker: {Tracker.Seen}");

class CountingFactory : LoadBalancerFactory
{
    public override string Name => "counting";

    public override LoadBalancer Create(LoadBalancerOptions options) => new Counting(options.Controller);
}

class Counting(IChannelControlHelper controller) : SubchannelsLoadBalancer(controller, NullLoggerFactory.Instance)
{
    protected override SubchannelPicker CreatePicker(IReadOnlyList<Subchannel> ready) => new Picker(ready[0]);
}

class Picker(Subchannel subchannel) : SubchannelPicker
{
    public override PickResult Pick(PickContext context) => PickResult.ForSubchannel(subchannel, new Tracker());
}

class Tracker : ISubchannelCallTracker
{
    public static string Seen = "";

    public void Start() => Seen = "started";

    public void Complete(CompletionContext context) => Seen += $", complete, {context.Error?.GetType().Name ?? "no error"}";
}
EOF
node server.mjs >port &
until [ -s port ]; do kill -0 $!; sleep 0.1; done
dotnet run client.cs "$(cat port)" | tee seen
diff seen - <<'EOF'
the caller has Unavailable; the tracker: started, complete, no error
the caller's stream is open; the tracker: started, complete, no error
EOF
