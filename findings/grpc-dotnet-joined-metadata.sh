#!/usr/bin/env bash
# Two values of one binary header, joined by a comma as the protocol allows, cost a call its status.
#
# Packages: NuGet Grpc.Net.Client 2.85.0 on .NET 10; for comparison npm @grpc/grpc-js 1.14.7.
# Guess: gRPC's protocol says that values of a header may be joined by commas and that a receiver splits a -bin header at them before
# it decodes. Proxies join. So NOT_FOUND stays NOT_FOUND.
# Seen: INTERNAL, "The input is not a valid Base-64 string", where the status is in the headers, as it is for most errors.
set -euo pipefail
folder=$(mktemp -d)
trap 'kill $(jobs -p) 2>/dev/null || true; rm -rf "$folder"' EXIT
cd "$folder"
npm install --silent --no-audit --no-fund @grpc/grpc-js@1.14.7

cat >server.mjs <<'EOF'
import http2 from 'node:http2';

const server = http2.createServer().on('stream', (stream) => {
  stream.on('error', () => {});
  stream.respond({ ':status': 200, 'content-type': 'application/grpc', 'grpc-status': '5', 'x-debug-bin': 'YQ==,Yg==' }, { endStream: true });
});
server.listen(0, '127.0.0.1', () => console.log(server.address().port));
EOF
cat >client.cs <<'EOF'
#:package Grpc.Net.Client@2.85.0
using Grpc.Core;
using Grpc.Net.Client;

using var channel = GrpcChannel.ForAddress(args[0]);
try
{
    var method = new Method<string, string>(MethodType.Unary, "s.S", "M", Marshallers.StringMarshaller, Marshallers.StringMarshaller);
    await channel.CreateCallInvoker().AsyncUnaryCall(method, null, new CallOptions(), "hello");
}
catch (RpcException exception)
{
    Console.WriteLine($"Grpc.Net.Client: {exception.StatusCode}");
}
EOF
cat >client.mjs <<'EOF'
import grpc from '@grpc/grpc-js';

const bytes = (value) => value;
const client = new grpc.Client(process.argv[2], grpc.credentials.createInsecure());
const { code, metadata } = await new Promise((done) => client.makeUnaryRequest('/s.S/M', bytes, bytes, Buffer.from('hello'), done));
console.log(`grpc-js: ${grpc.status[code]}, ${metadata.get('x-debug-bin').length} values`);
process.exit();
EOF
node server.mjs >port &
until [ -s port ]; do kill -0 $!; sleep 0.1; done
node client.mjs "127.0.0.1:$(cat port)" | tee seen
dotnet run client.cs "http://127.0.0.1:$(cat port)" | tee -a seen
diff seen - <<'EOF'
grpc-js: NOT_FOUND, 2 values
Grpc.Net.Client: Internal
EOF
