#!/usr/bin/env bash
# A call with a retry policy that SocketsHttpHandler sends again arrives without its message.
#
# Package: NuGet Grpc.Net.Client 2.85.0 on .NET 10.
# Guess: a stream that the server refused (REFUSED_STREAM, or above the last stream of a GOAWAY) is sent again as it was.
# Seen: with a retry policy the second request has 0 bytes, not even a frame; a lenient server answers an empty question, and the
# caller gets that answer without an error. Without a policy all is well. Servers refuse streams each day: nginx at each thousandth
# request of a connection, grpc-js when a connection gets too old, any that lowers its stream limit.
set -euo pipefail
folder=$(mktemp -d)
trap 'kill $(jobs -p) 2>/dev/null || true; rm -rf "$folder"' EXIT
cd "$folder"

cat >server.mjs <<'EOF'
import http2 from 'node:http2';

let refused = new Set();
const server = http2.createServer().on('stream', async (stream, headers) => {
  stream.on('error', () => {});
  const parts = [];
  for await (const part of stream) {
    parts.push(part);
  }

  const path = headers[':path'];
  if (!refused.has(path)) {
    refused.add(path);
    stream.close(http2.constants.NGHTTP2_REFUSED_STREAM);
    return;
  }

  const answer = Buffer.from(`${Buffer.concat(parts).length} bytes`);
  stream.respond({ ':status': 200, 'content-type': 'application/grpc' }, { waitForTrailers: true });
  stream.on('wantTrailers', () => stream.sendTrailers({ 'grpc-status': '0' }));
  stream.end(Buffer.concat([Buffer.from([0, 0, 0, 0, answer.length]), answer]));
});
server.listen(0, '127.0.0.1', () => console.log(server.address().port));
EOF
cat >client.cs <<'EOF'
#:package Grpc.Net.Client@2.85.0
using Grpc.Core;
using Grpc.Net.Client;
using Grpc.Net.Client.Configuration;

var retries = new ServiceConfig
{
    MethodConfigs =
    {
        new MethodConfig
        {
            Names = { MethodName.Default },
            RetryPolicy = new RetryPolicy
            {
                MaxAttempts = 3,
                InitialBackoff = TimeSpan.FromMilliseconds(10),
                MaxBackoff = TimeSpan.FromMilliseconds(10),
                BackoffMultiplier = 1,
                RetryableStatusCodes = { StatusCode.Unavailable },
            },
        },
    },
};
foreach (var (name, config) in new[] { ("without", null), ("with", retries) })
{
    using var channel = GrpcChannel.ForAddress(args[0], new GrpcChannelOptions { ServiceConfig = config });
    var method = new Method<string, string>(MethodType.Unary, "s.S", name, Marshallers.StringMarshaller, Marshallers.StringMarshaller);
    string answer = await channel.CreateCallInvoker().AsyncUnaryCall(method, null, new CallOptions(), "hello");
    Console.WriteLine($"{name} a retry policy, the refused call came again with {answer}");
}
EOF
node server.mjs >port &
until [ -s port ]; do kill -0 $!; sleep 0.1; done
dotnet run client.cs "http://127.0.0.1:$(cat port)" | tee seen
diff seen - <<'EOF'
without a retry policy, the refused call came again with 10 bytes
with a retry policy, the refused call came again with 0 bytes
EOF
