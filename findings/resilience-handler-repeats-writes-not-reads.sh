#!/usr/bin/env bash
# AddStandardResilienceHandler on a gRPC client repeats writes behind a proxy's 503, and never what the service itself calls UNAVAILABLE.
#
# Packages: NuGet Grpc.Net.ClientFactory 2.85.0, Microsoft.Extensions.Http.Resilience 10.11.0 on .NET 10.
# Guess: the handler helps a gRPC client as it helps any other: what is UNAVAILABLE is tried again, or nothing is, gRPC being POST.
# Seen: gRPC's status is in the trailers of a 200, which the handler takes for success: one call. HTTP 503, which may come after the
# service has done its work, is sent four times, message and all.
set -euo pipefail
folder=$(mktemp -d)
trap 'kill $(jobs -p) 2>/dev/null || true; rm -rf "$folder"' EXIT
cd "$folder"

cat >server.mjs <<'EOF'
import http2 from 'node:http2';

const calls = {};
const server = http2.createServer().on('stream', async (stream, headers) => {
  stream.on('error', () => {});
  const parts = [];
  for await (const part of stream) {
    parts.push(part);
  }

  const method = headers[':path'].split('/').pop();
  if (method === 'Count') {
    const answer = Buffer.from(JSON.stringify(calls));
    stream.respond({ ':status': 200, 'content-type': 'application/grpc' }, { waitForTrailers: true });
    stream.on('wantTrailers', () => stream.sendTrailers({ 'grpc-status': '0' }));
    stream.end(Buffer.concat([Buffer.from([0, 0, 0, 0, answer.length]), answer]));
    return;
  }

  (calls[method] ??= []).push(Buffer.concat(parts).length);
  if (method === 'Page') {
    stream.respond({ ':status': 503, 'content-type': 'text/html' });
    stream.end('<html>');
  } else {
    stream.respond({ ':status': 200, 'content-type': 'application/grpc', 'grpc-status': '14' }, { endStream: true });
  }
});
server.listen(0, '127.0.0.1', () => console.log(server.address().port));
EOF
cat >client.cs <<'EOF'
#:package Grpc.Net.ClientFactory@2.85.0
#:package Microsoft.Extensions.Http.Resilience@10.11.0
#:property PublishAot=false
using Grpc.Core;
using Microsoft.Extensions.DependencyInjection;

var services = new ServiceCollection();
services.AddGrpcClient<Client>(options => options.Address = new Uri(args[0])).AddStandardResilienceHandler();
var client = services.BuildServiceProvider().GetRequiredService<Client>();
foreach (string method in new[] { "Status", "Page" })
{
    try
    {
        await client.CallAsync(method);
    }
    catch (RpcException exception)
    {
        Console.WriteLine($"{method}: {exception.StatusCode}");
    }
}

Console.WriteLine($"bytes of each call that the server saw: {await client.CallAsync("Count")}");

class Client(CallInvoker invoker) : ClientBase(invoker)
{
    public AsyncUnaryCall<string> CallAsync(string method) => CallInvoker.AsyncUnaryCall(
        new Method<string, string>(MethodType.Unary, "s.S", method, Marshallers.StringMarshaller, Marshallers.StringMarshaller), null, new CallOptions(), "hello");
}
EOF
node server.mjs >port &
until [ -s port ]; do kill -0 $!; sleep 0.1; done
dotnet run client.cs "http://127.0.0.1:$(cat port)" | tee seen
diff seen - <<'EOF'
Status: Unavailable
Page: Unavailable
bytes of each call that the server saw: {"Status":[10],"Page":[10,10,10,10]}
EOF
