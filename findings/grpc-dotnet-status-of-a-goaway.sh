#!/usr/bin/env bash
# A connection that ends politely is INTERNAL in Grpc.Net.Client; one that is cut is UNAVAILABLE.
#
# Packages: NuGet Grpc.Net.Client 2.85.0 on .NET 10; for comparison npm @grpc/grpc-js 1.14.7.
# Guess: what happens to a connection, and not to a call, is UNAVAILABLE, as in gRPC's other clients.
# Seen: the code of the GOAWAY becomes the call's status by the table that is meant for RST_STREAM. NO_ERROR, with which each server
# ends a connection that is old enough, is INTERNAL, which no retry policy names. (grpc-js: UNAVAILABLE, and RESOURCE_EXHAUSTED for
# ENHANCE_YOUR_CALM, code 11, as Grpc.Net.Client.)
set -euo pipefail
folder=$(mktemp -d)
trap 'kill $(jobs -p) 2>/dev/null || true; rm -rf "$folder"' EXIT
cd "$folder"
npm install --silent --no-audit --no-fund @grpc/grpc-js@1.14.7

cat >server.mjs <<'EOF'
import http2 from 'node:http2';

// The path is the code of the GOAWAY, or "cut". GOAWAY names this stream as seen; then the connection ends.
let newest;
const server = http2.createServer();
server.prependListener('connection', (socket) => newest = socket);
server.on('session', (session) => session.connection = newest);
server.on('stream', (stream, headers) => {
  stream.on('error', () => {});
  const { session } = stream;
  const code = headers[':path'].split('/').pop();
  if (code === 'cut') {
    session.connection.end();
    return;
  }

  session.goaway(Number(code), stream.id);
  session.ping(() => session.connection.end());
});
server.listen(0, '127.0.0.1', () => console.log(server.address().port));
EOF
cat >client.cs <<'EOF'
#:package Grpc.Net.Client@2.85.0
using Grpc.Core;
using Grpc.Net.Client;

foreach (string what in new[] { "cut", "0", "11" })
{
    using var channel = GrpcChannel.ForAddress(args[0]);
    var method = new Method<string, string>(MethodType.Unary, "s.S", what, Marshallers.StringMarshaller, Marshallers.StringMarshaller);
    try
    {
        await channel.CreateCallInvoker().AsyncUnaryCall(method, null, new CallOptions(), "hello");
    }
    catch (RpcException exception)
    {
        Console.WriteLine($"Grpc.Net.Client, {what}: {exception.StatusCode}");
    }
}
EOF
cat >client.mjs <<'EOF'
import grpc from '@grpc/grpc-js';

const bytes = (value) => value;
for (const what of ['cut', '0', '11']) {
  const client = new grpc.Client(process.argv[2], grpc.credentials.createInsecure(), { 'grpc.enable_retries': 0 });
  const { code } = await new Promise((done) => client.makeUnaryRequest(`/s.S/${what}`, bytes, bytes, Buffer.from('hello'), done));
  console.log(`grpc-js, ${what}: ${grpc.status[code]}`);
}

process.exit();
EOF
node server.mjs >port &
until [ -s port ]; do kill -0 $!; sleep 0.1; done
node client.mjs "127.0.0.1:$(cat port)" | tee seen
dotnet run client.cs "http://127.0.0.1:$(cat port)" | tee -a seen
diff seen - <<'EOF'
grpc-js, cut: UNAVAILABLE
grpc-js, 0: UNAVAILABLE
grpc-js, 11: RESOURCE_EXHAUSTED
Grpc.Net.Client, cut: Unavailable
Grpc.Net.Client, 0: Internal
Grpc.Net.Client, 11: ResourceExhausted
EOF
