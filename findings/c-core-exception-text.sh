#!/usr/bin/env bash
# A handler that throws: Python's gRPC sends the exception's text to the caller, the servers for Node do not.
#
# Packages: Debian's python3-grpcio 1.51.1; npm @grpc/grpc-js 1.14.7, @connectrpc/connect-node 2.1.2.
# Guess: an exception that nobody caught is UNKNOWN or INTERNAL, with a text that says nothing.
# Seen: Python says "Exception calling application: " and the exception's text. Connect says INTERNAL where the others say UNKNOWN.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm install --silent --no-audit --no-fund @grpc/grpc-js@1.14.7 @connectrpc/connect@2.1.2 @connectrpc/connect-node@2.1.2 @bufbuild/protobuf@2.17.0

cat >server.py <<'EOF'
import grpc
from concurrent import futures

def fails(request, context):
    raise ValueError("row 7 of accounts")

server = grpc.server(futures.ThreadPoolExecutor(2))
server.add_generic_rpc_handlers((grpc.method_handlers_generic_handler("s.S", {"M": grpc.unary_unary_rpc_method_handler(fails)}),))
print(server.add_insecure_port("127.0.0.1:0"), flush=True)
server.start()
server.wait_for_termination()
EOF
cat >calls.mjs <<'EOF'
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import http2 from 'node:http2';
import grpc from '@grpc/grpc-js';
import { EmptySchema, file_google_protobuf_empty } from '@bufbuild/protobuf/wkt';
import { createFileRegistry } from '@bufbuild/protobuf';
import { connectNodeAdapter } from '@connectrpc/connect-node';

const bytes = (value) => value;
const method = { path: '/s.S/M', requestStream: false, responseStream: false,
  requestSerialize: bytes, requestDeserialize: bytes, responseSerialize: bytes, responseDeserialize: bytes };
const fails = () => {
  throw new Error('row 7 of accounts');
};

async function call(name, port) {
  const client = new grpc.Client(`127.0.0.1:${port}`, grpc.credentials.createInsecure());
  const error = await new Promise((done) => client.makeUnaryRequest(method.path, bytes, bytes, Buffer.alloc(0), done));
  console.log(`${name}: ${grpc.status[error.code]} "${error.details}"`);
}

const python = spawn('/usr/bin/python3', ['server.py'], { stdio: ['ignore', 'pipe', 'ignore'] });
await call('Python', Number((await once(python.stdout, 'data'))[0]));
python.kill();

const js = new grpc.Server();
js.addService({ M: method }, { M: fails });
await new Promise((done) => js.bindAsync('127.0.0.1:0', grpc.ServerCredentials.createInsecure(), (_, port) => done(call('grpc-js', port))));

// A service s.S with one method, by descriptor.
const registry = createFileRegistry({ $typeName: 'google.protobuf.FileDescriptorProto', name: 's.proto', package: 's', syntax: 'proto3', dependency: ['google/protobuf/empty.proto'],
  publicDependency: [], weakDependency: [], optionDependency: [], messageType: [], enumType: [], extension: [], edition: 0,
  service: [{ $typeName: 'google.protobuf.ServiceDescriptorProto', name: 'S', method: [{ $typeName: 'google.protobuf.MethodDescriptorProto', name: 'M',
    inputType: '.google.protobuf.Empty', outputType: '.google.protobuf.Empty', clientStreaming: false, serverStreaming: false }] }] }, () => file_google_protobuf_empty);
const connect = http2.createServer(connectNodeAdapter({ routes: (router) => router.service(registry.getService('s.S'), { m: fails }) })).listen(0, '127.0.0.1');
await once(connect, 'listening');
await call('connect-node', connect.address().port);
process.exit();
EOF
node calls.mjs | tee seen
diff seen - <<'EOF'
Python: UNKNOWN "Exception calling application: row 7 of accounts"
grpc-js: UNKNOWN "Unknown error"
connect-node: INTERNAL "internal error"
EOF
