#!/usr/bin/env bash
# A server that goes away is CANCELLED in Connect's gRPC client for Node, and a stream that it refused is INTERNAL.
#
# Packages: npm @connectrpc/connect-node 2.3.0, @connectrpc/connect 2.3.0; for comparison @grpc/grpc-js 1.14.7 with its retries off.
# Guess: UNAVAILABLE for both, as gRPC's page on status codes has it: nobody cancelled, and what was refused was not carried out.
# Seen: a connection that ends, with a GOAWAY or without, is CANCELLED: the code of a caller that left, which is not tried again. Of the
# ways to be unavailable only a port at which nobody listens is UNAVAILABLE.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm install --silent --no-audit --no-fund @connectrpc/connect-node@2.3.0 @connectrpc/connect@2.3.0 @bufbuild/protobuf@2.17.0 @grpc/grpc-js@1.14.7

cat >calls.mjs <<'EOF'
import http2 from 'node:http2';
import { create } from '@bufbuild/protobuf';
import { EmptySchema } from '@bufbuild/protobuf/wkt';
import { Code } from '@connectrpc/connect';
import { createGrpcTransport } from '@connectrpc/connect-node';
import grpc from '@grpc/grpc-js';

let newest;
const server = http2.createServer();
server.prependListener('connection', (socket) => newest = socket);
server.on('session', (session) => session.connection = newest);
const ends = {
  'the connection is cut': ({ session }) => session.connection.destroy(),
  'GOAWAY, then the end': (stream) => {
    stream.session.goaway(http2.constants.NGHTTP2_NO_ERROR, stream.id);
    stream.session.ping(() => stream.session.connection.end());
  },
  'the stream is refused': (stream) => stream.close(http2.constants.NGHTTP2_REFUSED_STREAM),
};
server.on('stream', (stream, headers) => {
  stream.on('error', () => {});
  Object.values(ends)[headers[':path'].split('/').pop()](stream);
});
await new Promise((done) => server.listen(0, '127.0.0.1', done));
const address = `127.0.0.1:${server.address().port}`;

const bytes = (value) => value;
const connect = async (address, name) => {
  const method = { kind: 'rpc', name, localName: name, parent: { typeName: 's.S' }, methodKind: 'unary', input: EmptySchema, output: EmptySchema, idempotency: 0 };
  const error = await createGrpcTransport({ baseUrl: `http://${address}` }).unary(method, undefined, undefined, {}, create(EmptySchema)).catch((error) => error);
  return Code[error.code];
};
const grpcJs = (address, name) => new Promise((done) => {
  const client = new grpc.Client(address, grpc.credentials.createInsecure(), { 'grpc.enable_retries': 0 });
  client.makeUnaryRequest(`/s.S/${name}`, bytes, bytes, Buffer.alloc(0), ({ code }) => done(grpc.status[code]));
});
for (const [index, end] of Object.keys(ends).entries()) {
  console.log(`${end}: Connect ${await connect(address, `${index}`)}, grpc-js ${await grpcJs(address, `${index}`)}`);
}

console.log(`nobody listens: Connect ${await connect('127.0.0.1:1', '0')}, grpc-js ${await grpcJs('127.0.0.1:1', '0')}`);
process.exit();
EOF
node calls.mjs | tee seen
diff seen - <<'EOF'
the connection is cut: Connect Canceled, grpc-js UNAVAILABLE
GOAWAY, then the end: Connect Canceled, grpc-js UNAVAILABLE
the stream is refused: Connect Internal, grpc-js UNAVAILABLE
nobody listens: Connect Unavailable, grpc-js UNAVAILABLE
EOF
