#!/usr/bin/env bash
# Clients of one address, made by the client factory, have a connection each.
#
# Packages: NuGet Grpc.Net.ClientFactory 2.85.0 on .NET 10; npm @grpc/grpc-js 1.14.7 as the server.
# Guess: a server with three services is one channel and one connection, as it is with GrpcChannel.ForAddress, and as gRPC's C core
# has it even for ten channels.
# Seen: the factory makes a channel for each type of client, whatever the address: a handler, a connection, a resolver and a retry
# budget each. What helps: one channel of one's own, and clients on its call invoker.
set -euo pipefail
folder=$(mktemp -d)
trap 'kill $(jobs -p) 2>/dev/null || true; rm -rf "$folder"' EXIT
cd "$folder"
npm install --silent --no-audit --no-fund @grpc/grpc-js@1.14.7

cat >server.mjs <<'EOF'
import grpc from '@grpc/grpc-js';

const bytes = (value) => value;
const peers = new Set();
const server = new grpc.Server();
const Count = { path: '/s.S/Count', requestStream: false, responseStream: false, requestDeserialize: bytes, responseSerialize: bytes };
server.addService({ Count }, {
  Count(call, done) {
    peers.add(call.getPeer());
    done(null, Buffer.from(String(peers.size)));
    if (String(call.request) === 'last') peers.clear();
  },
});
server.bindAsync('127.0.0.1:0', grpc.ServerCredentials.createInsecure(), (_, port) => console.log(port));
EOF
cat >client.cs <<'EOF'
#:package Grpc.Net.ClientFactory@2.85.0
#:property PublishAot=false
using Grpc.Core;
using Grpc.Net.Client;
using Grpc.Net.ClientFactory;
using Microsoft.Extensions.DependencyInjection;

void ToServer(GrpcClientFactoryOptions options) => options.Address = new Uri(args[0]);
var services = new ServiceCollection();
services.AddGrpcClient<Users>(ToServer);
services.AddGrpcClient<Orders>(ToServer);
services.AddGrpcClient<Stock>(ToServer);
var provider = services.BuildServiceProvider();
await provider.GetRequiredService<Users>().CountAsync("");
await provider.GetRequiredService<Orders>().CountAsync("");
Console.WriteLine($"connections of three clients of the factory: {await provider.GetRequiredService<Stock>().CountAsync("last")}");

using var channel = GrpcChannel.ForAddress(args[0]);
await new Users(channel.CreateCallInvoker()).CountAsync("");
await new Orders(channel.CreateCallInvoker()).CountAsync("");
Console.WriteLine($"connections of three clients of one channel: {await new Stock(channel.CreateCallInvoker()).CountAsync("last")}");

abstract class Client(CallInvoker invoker) : ClientBase(invoker)
{
    public AsyncUnaryCall<string> CountAsync(string text) => CallInvoker.AsyncUnaryCall(
        new Method<string, string>(MethodType.Unary, "s.S", "Count", Marshallers.StringMarshaller, Marshallers.StringMarshaller), null, new CallOptions(), text);
}

class Users(CallInvoker invoker) : Client(invoker);
class Orders(CallInvoker invoker) : Client(invoker);
class Stock(CallInvoker invoker) : Client(invoker);
EOF
node server.mjs >port &
until [ -s port ]; do kill -0 $!; sleep 0.1; done
dotnet run client.cs "http://127.0.0.1:$(cat port)" | tee seen
diff seen - <<'EOF'
connections of three clients of the factory: 3
connections of three clients of one channel: 1
EOF
