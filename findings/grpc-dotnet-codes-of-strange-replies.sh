#!/usr/bin/env bash
# Replies that cannot be understood are UNAVAILABLE and CANCELLED in Grpc.Net.Client.
#
# Packages: NuGet Grpc.Net.Client 2.85.0 and Google.Protobuf 3.36.2 on .NET 10; for comparison Debian's python3-grpcio 1.51.1.
# Guess: INTERNAL or UNKNOWN, as gRPC's page on status codes has it: the call may have been carried out, and sending it again gives
# the same reply.
# Seen: a message that the contract's parser refuses (here: a service on a newer contract, where the field has another type) is
# UNAVAILABLE, since InvalidProtocolBufferException is an IOException; so a retry policy sends it again. A login page with HTTP 200 is
# CANCELLED, though nobody cancelled.
set -euo pipefail
folder=$(mktemp -d)
trap 'kill $(jobs -p) 2>/dev/null || true; rm -rf "$folder"' EXIT
cd "$folder"

cat >server.mjs <<'EOF'
import http2 from 'node:http2';

const replies = {
  // Field 1 of google.protobuf.StringValue as bytes that are no UTF-8.
  Message: (stream) => message(stream, [0, 0, 0, 0, 3, 0x0a, 1, 0xf6]),
  Page: (stream) => {
    stream.respond({ ':status': 200, 'content-type': 'text/html' });
    stream.end('<html>');
  },
};

function message(stream, bytes) {
  stream.respond({ ':status': 200, 'content-type': 'application/grpc' }, { waitForTrailers: true });
  stream.on('wantTrailers', () => stream.sendTrailers({ 'grpc-status': '0' }));
  stream.end(Buffer.from(bytes));
}

const server = http2.createServer().on('stream', (stream, headers) => {
  stream.on('error', () => {});
  replies[headers[':path'].split('/').pop()](stream);
});
server.listen(0, '127.0.0.1', () => console.log(server.address().port));
EOF
cat >client.cs <<'EOF'
#:package Grpc.Net.Client@2.85.0
#:package Google.Protobuf@3.36.2
using Google.Protobuf;
using Google.Protobuf.WellKnownTypes;
using Grpc.Core;
using Grpc.Net.Client;

// As the code that Grpc.Tools generates.
var marshaller = Marshallers.Create<StringValue>(
    (message, context) => { context.SetPayloadLength(message.CalculateSize()); message.WriteTo(context.GetBufferWriter()); context.Complete(); },
    context => StringValue.Parser.ParseFrom(context.PayloadAsReadOnlySequence()));
using var channel = GrpcChannel.ForAddress(args[0]);
foreach (string what in new[] { "Message", "Page" })
{
    try
    {
        var method = new Method<StringValue, StringValue>(MethodType.Unary, "s.S", what, marshaller, marshaller);
        await channel.CreateCallInvoker().AsyncUnaryCall(method, null, new CallOptions(), new StringValue());
    }
    catch (RpcException exception)
    {
        Console.WriteLine($"Grpc.Net.Client, {what}: {exception.StatusCode}");
    }
}
EOF
cat >client.py <<'EOF'
import sys
import grpc
from google.protobuf.wrappers_pb2 import StringValue

channel = grpc.insecure_channel(sys.argv[1])
for what in ("Message", "Page"):
    try:
        channel.unary_unary(f"/s.S/{what}", StringValue.SerializeToString, StringValue.FromString)(StringValue())
    except grpc.RpcError as error:
        print(f"C core, {what}: {error.code().name}")
EOF
node server.mjs >port &
until [ -s port ]; do kill -0 $!; sleep 0.1; done
/usr/bin/python3 client.py "127.0.0.1:$(cat port)" 2>/dev/null | tee seen
dotnet run client.cs "http://127.0.0.1:$(cat port)" | tee -a seen
diff seen - <<'EOF'
C core, Message: INTERNAL
C core, Page: UNKNOWN
Grpc.Net.Client, Message: Unavailable
Grpc.Net.Client, Page: Cancelled
EOF
