#!/usr/bin/env bash
# Credentials of a single call are left out on a connection without TLS; those of a channel or of a registered client are an error there.
#
# Packages: NuGet Grpc.Net.ClientFactory 2.85.0 on .NET 10; npm @grpc/grpc-js 1.14.7 as the server.
# Guess: a token must not go over plain text, so each of the three ways is refused, with a word about UnsafeUseInsecureChannelCallCredentials.
# Seen: CallOptions.Credentials are never asked, the call goes out without them, and nothing is thrown: in a mesh, which ends TLS beside
# the service, the service says UNAUTHENTICATED, or answers as it answers anyone.
set -euo pipefail
folder=$(mktemp -d)
trap 'kill $(jobs -p) 2>/dev/null || true; rm -rf "$folder"' EXIT
cd "$folder"
npm install --silent --no-audit --no-fund @grpc/grpc-js@1.14.7

cat >server.mjs <<'EOF'
import grpc from '@grpc/grpc-js';

const bytes = (value) => value;
const server = new grpc.Server();
const Who = { path: '/s.S/Who', requestStream: false, responseStream: false, requestDeserialize: bytes, responseSerialize: bytes };
server.addService({ Who }, { Who: (call, done) => done(null, Buffer.from(`called with ${call.metadata.get('authorization')[0] ?? 'no token'}`)) });
server.bindAsync('127.0.0.1:0', grpc.ServerCredentials.createInsecure(), (_, port) => console.log(port));
EOF
cat >client.cs <<'EOF'
#:package Grpc.Net.ClientFactory@2.85.0
#:property PublishAot=false
using Grpc.Core;
using Grpc.Net.Client;
using Microsoft.Extensions.DependencyInjection;

AsyncAuthInterceptor token = (_, metadata) =>
{
    metadata.Add("authorization", "Bearer token");
    return Task.CompletedTask;
};
var credentials = CallCredentials.FromInterceptor(token);

await Print("of a channel", () =>
{
    var channel = GrpcChannel.ForAddress(args[0], new GrpcChannelOptions { Credentials = ChannelCredentials.Create(ChannelCredentials.Insecure, credentials) });
    return new Client(channel.CreateCallInvoker()).WhoAsync(new CallOptions());
});
await Print("of a registered client", () =>
{
    var services = new ServiceCollection();
    services.AddGrpcClient<Client>(options => options.Address = new Uri(args[0])).AddCallCredentials((context, metadata) => token(context, metadata));
    return services.BuildServiceProvider().GetRequiredService<Client>().WhoAsync(new CallOptions());
});
await Print("of a call", () => new Client(GrpcChannel.ForAddress(args[0]).CreateCallInvoker()).WhoAsync(new CallOptions(credentials: credentials)));

async Task Print(string what, Func<AsyncUnaryCall<string>> call)
{
    try
    {
        Console.WriteLine($"{what}: {await call()}");
    }
    catch (Exception exception)
    {
        Console.WriteLine($"{what}: {exception.GetType().Name}");
    }
}

class Client(CallInvoker invoker) : ClientBase(invoker)
{
    public AsyncUnaryCall<string> WhoAsync(CallOptions options) => CallInvoker.AsyncUnaryCall(
        new Method<string, string>(MethodType.Unary, "s.S", "Who", Marshallers.StringMarshaller, Marshallers.StringMarshaller), null, options, "hello");
}
EOF
node server.mjs >port &
until [ -s port ]; do kill -0 $!; sleep 0.1; done
dotnet run client.cs "http://127.0.0.1:$(cat port)" | tee seen
diff seen - <<'EOF'
of a channel: InvalidOperationException
of a registered client: InvalidOperationException
of a call: called with no token
EOF
