#!/usr/bin/env bash
# With HTTP_PROXY set, Grpc.Net.Client reaches no http:// service; the C core does, through the same proxy.
#
# Packages: NuGet Grpc.Net.Client 2.85.0 on .NET 10; for comparison Debian's python3-grpcio 1.51.1.
# Guess: gRPC to a service in plain text goes round a proxy that cannot carry it, or through it by CONNECT, as the C core does.
# Seen: .NET asks the proxy as a forward proxy, by HTTP/1.1, which cannot carry HTTP/2; the call is INTERNAL, "unable to establish HTTP/2
# connection", and nothing says that a proxy took part. UseProxy = false on the handler, or NO_PROXY, helps.
set -euo pipefail
folder=$(mktemp -d)
trap 'kill $(jobs -p) 2>/dev/null || true; rm -rf "$folder"' EXIT
cd "$folder"

cat >server.mjs <<'EOF'
import http from 'node:http';
import http2 from 'node:http2';
import { connect } from 'node:net';

const server = http2.createServer().on('stream', (stream) => {
  stream.on('error', () => {});
  stream.respond({ ':status': 200, 'content-type': 'application/grpc' }, { waitForTrailers: true });
  stream.on('wantTrailers', () => stream.sendTrailers({ 'grpc-status': '0' }));
  stream.end(Buffer.alloc(5));
});
// A forward proxy: absolute addresses by HTTP/1.1, tunnels by CONNECT.
const proxy = http.createServer((request, response) => {
  const { hostname, port, pathname } = new URL(request.url);
  request.pipe(http.request({ hostname, port, path: pathname, method: request.method }, (answer) => answer.pipe(response.writeHead(answer.statusCode))))
    .on('error', () => response.writeHead(502).end());
});
proxy.on('connect', (request, socket) => {
  const [host, port] = request.url.split(':');
  const tunnel = connect(port, host, () => socket.write('HTTP/1.1 200 OK\r\n\r\n'));
  tunnel.on('error', () => socket.destroy()).pipe(socket).on('error', () => tunnel.destroy()).pipe(tunnel);
});
server.listen(0, '127.0.0.1', () => proxy.listen(0, '127.0.0.1', () => console.log(server.address().port, proxy.address().port)));
EOF
cat >client.cs <<'EOF'
#:package Grpc.Net.Client@2.85.0
using Grpc.Core;
using Grpc.Net.Client;

using var channel = GrpcChannel.ForAddress(args[0]);
var method = new Method<string, string>(MethodType.Unary, "s.S", "M", Marshallers.StringMarshaller, Marshallers.StringMarshaller);
try
{
    await channel.CreateCallInvoker().AsyncUnaryCall(method, null, new CallOptions(), "hello");
    Console.WriteLine("Grpc.Net.Client: OK");
}
catch (RpcException exception)
{
    Console.Error.WriteLine(exception.Status.Detail);
    Console.WriteLine($"Grpc.Net.Client: {exception.StatusCode}");
}
EOF
cat >client.py <<'EOF'
import sys
import grpc

try:
    grpc.insecure_channel(sys.argv[1]).unary_unary("/s.S/M")(b"hello", timeout=10)
    print("C core: OK")
except grpc.RpcError as error:
    print(f"C core: {error.code().name}")
EOF
node server.mjs >ports &
until [ -s ports ]; do kill -0 $!; sleep 0.1; done
read -r port proxy <ports
unset NO_PROXY no_proxy
http_proxy="http://127.0.0.1:$proxy" /usr/bin/python3 client.py "127.0.0.1:$port" | tee seen
dotnet build client.cs -o out >/dev/null
HTTP_PROXY="http://127.0.0.1:$proxy" dotnet out/client.dll "http://127.0.0.1:$port" | tee -a seen
diff seen - <<'EOF'
C core: OK
Grpc.Net.Client: Internal
EOF
