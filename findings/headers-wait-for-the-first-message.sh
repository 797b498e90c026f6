#!/usr/bin/env bash
# A server stream that has accepted the call, but nothing to say yet, sends no headers: its client cannot know that it is open.
#
# Packages: Debian's golang-google-grpc-dev 1.33.3 and python3-grpcio 1.51.1; npm @grpc/grpc-js 1.14.7.
# Guess: response headers go out when the handler begins.
# Seen: Go, Python and grpc-js send them with the first message, even where the handler has set some (Go's SetHeader). A subscription
# that waits for headers, or for a moment after which it misses nothing, waits as long as the service is quiet.
# What helps: stream.SendHeader in Go, context.send_initial_metadata in Python, call.sendMetadata in grpc-js.
set -euo pipefail
folder=$(mktemp -d)
trap 'kill $(jobs -p) 2>/dev/null || true; rm -rf "$folder"' EXIT
cd "$folder"
npm install --silent --no-audit --no-fund @grpc/grpc-js@1.14.7

cat >server.go <<'EOF'
package main

import (
	"fmt"
	"net"

	"google.golang.org/grpc"
	"google.golang.org/grpc/metadata"
)

type raw struct{}

func (raw) Marshal(v interface{}) ([]byte, error)     { return *v.(*[]byte), nil }
func (raw) Unmarshal(data []byte, v interface{}) error { *v.(*[]byte) = data; return nil }
func (raw) String() string                             { return "raw" }

func quiet(_ interface{}, stream grpc.ServerStream) error {
	if err := stream.SetHeader(metadata.Pairs("is", "set")); err != nil {
		return err
	}
	<-stream.Context().Done()
	return nil
}

func main() {
	server := grpc.NewServer(grpc.CustomCodec(raw{}))
	server.RegisterService(&grpc.ServiceDesc{ServiceName: "s.S", Streams: []grpc.StreamDesc{{StreamName: "Quiet", ServerStreams: true, Handler: quiet}}}, nil)
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		panic(err)
	}
	fmt.Println(listener.Addr().(*net.TCPAddr).Port)
	panic(server.Serve(listener))
}
EOF
cat >server.py <<'EOF'
import time
from concurrent import futures
import grpc

def quiet(request, context):
    while context.is_active():
        time.sleep(0.1)
    yield b""

server = grpc.server(futures.ThreadPoolExecutor(2))
server.add_generic_rpc_handlers((grpc.method_handlers_generic_handler("s.S", {"Quiet": grpc.unary_stream_rpc_method_handler(quiet)}),))
print(server.add_insecure_port("127.0.0.1:0"), flush=True)
server.start()
server.wait_for_termination()
EOF
cat >server.mjs <<'EOF'
import grpc from '@grpc/grpc-js';

const bytes = (value) => value;
const server = new grpc.Server();
server.addService({ Quiet: { path: '/s.S/Quiet', requestStream: false, responseStream: true, requestDeserialize: bytes, responseSerialize: bytes } }, { Quiet() {} });
server.bindAsync('127.0.0.1:0', grpc.ServerCredentials.createInsecure(), (_, port) => console.log(port));
EOF
cat >client.mjs <<'EOF'
import grpc from '@grpc/grpc-js';

const bytes = (value) => value;
const [, , name, port] = process.argv;
const call = new grpc.Client(`127.0.0.1:${port}`, grpc.credentials.createInsecure()).makeServerStreamRequest('/s.S/Quiet', bytes, bytes, Buffer.alloc(0));
call.on('error', () => {});
const headers = await new Promise((done) => {
  call.on('metadata', () => done('arrived'));
  setTimeout(() => done('have not arrived'), 3000);
});
console.log(`${name}: after 3 s the headers of a quiet stream ${headers}`);
process.exit();
EOF
GO111MODULE=off GOPATH=/usr/share/gocode go build -o go-server server.go
serve() { # name command…
  local name=$1
  shift
  "$@" >port 2>log &
  until [ -s port ]; do kill -0 $!; sleep 0.1; done
  node client.mjs "$name" "$(cat port)" | tee -a seen
  rm port
}
serve grpc-go ./go-server
serve Python /usr/bin/python3 server.py
serve grpc-js node server.mjs
diff seen - <<'EOF'
grpc-go: after 3 s the headers of a quiet stream have not arrived
Python: after 3 s the headers of a quiet stream have not arrived
grpc-js: after 3 s the headers of a quiet stream have not arrived
EOF
