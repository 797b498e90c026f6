#!/usr/bin/env bash
# Ten channels of gRPC's C core to one address are one TCP connection.
#
# Package: Debian's python3-grpcio 1.51.1.
# Guess: ten channels, made for ten times the streams or to reach ten pods behind a balancer, have ten connections.
# Seen: one. Channels with equal arguments share it, unless each has grpc.use_local_subchannel_pool.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"

cat >count.mjs <<'EOF'
import { execFile } from 'node:child_process';
import http2 from 'node:http2';
import { promisify } from 'node:util';

const calls = (port, options) => `
import grpc
channels = [grpc.insecure_channel("127.0.0.1:${port}", options=${options}) for _ in range(10)]
for channel in channels:
    channel.unary_unary("/s.S/M")(b"")
`;

for (const options of ['[]', '[("grpc.use_local_subchannel_pool", 1)]']) {
  let connections = 0;
  const server = http2.createServer();
  server.on('session', () => connections++);
  server.on('stream', (stream) => {
    stream.respond({ ':status': 200, 'content-type': 'application/grpc' }, { waitForTrailers: true });
    stream.on('wantTrailers', () => stream.sendTrailers({ 'grpc-status': '0' }));
    stream.end(Buffer.alloc(5));
  });
  await new Promise((done) => server.listen(0, '127.0.0.1', done));
  await promisify(execFile)('/usr/bin/python3', ['-c', calls(server.address().port, options)]);
  console.log(`10 channels with options ${options}: ${connections} connections`);
}

process.exit();
EOF
node count.mjs | tee seen
diff seen - <<'EOF'
10 channels with options []: 1 connections
10 channels with options [("grpc.use_local_subchannel_pool", 1)]: 10 connections
EOF
