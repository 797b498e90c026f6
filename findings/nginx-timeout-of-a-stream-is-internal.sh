#!/usr/bin/env bash
# nginx's read timeout: 504 for a call that has no answer yet, but INTERNAL for a stream that fell quiet.
#
# Packages: Debian's nginx-light 1.22.1, python3-grpcio 1.51.1.
# Guess: grpc_read_timeout (60 s; 1 s here) is UNAVAILABLE or DEADLINE_EXCEEDED in both cases.
# Seen: a call without headers is UNAVAILABLE (HTTP 504). A stream that has begun is reset with INTERNAL_ERROR, so that a client
# sees INTERNAL, "a bug", and does not come back. Nothing in the reply says that it was a timeout.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"

cat >calls.py <<'EOF'
import os
import socket
import subprocess
import time
from concurrent import futures
import grpc

def late(request, context):
    time.sleep(3)
    return b""

def quiet(request, context):
    yield b"first"
    time.sleep(3)
    yield b"second"

server = grpc.server(futures.ThreadPoolExecutor(4))
server.add_generic_rpc_handlers((grpc.method_handlers_generic_handler("s.S", {
    "Late": grpc.unary_unary_rpc_method_handler(late),
    "Quiet": grpc.unary_stream_rpc_method_handler(quiet),
}),))
behind = server.add_insecure_port("127.0.0.1:0")
server.start()

with socket.socket() as free:
    free.bind(("127.0.0.1", 0))
    port = free.getsockname()[1]
with open("nginx.conf", "w") as conf:
    conf.write(f"""
daemon off; pid nginx.pid; error_log stderr; events {{ }}
http {{
  access_log off; client_body_temp_path body; proxy_temp_path proxy; fastcgi_temp_path fastcgi; uwsgi_temp_path uwsgi; scgi_temp_path scgi;
  server {{ listen 127.0.0.1:{port} http2; location / {{ grpc_pass grpc://127.0.0.1:{behind}; grpc_read_timeout 1s; }} }}
}}""")
nginx = subprocess.Popen(["nginx", "-p", os.getcwd(), "-c", "nginx.conf", "-e", "stderr"], stderr=subprocess.DEVNULL)
try:
    channel = grpc.insecure_channel(f"127.0.0.1:{port}")
    grpc.channel_ready_future(channel).result(10)
    try:
        channel.unary_unary("/s.S/Late")(b"")
    except grpc.RpcError as error:
        print(f"a late answer: {error.code().name}, {error.details()}")
    try:
        list(channel.unary_stream("/s.S/Quiet")(b""))
    except grpc.RpcError as error:
        print(f"a quiet stream: {error.code().name}, {error.details()}")
finally:
    nginx.terminate()
    nginx.wait()
EOF
/usr/bin/python3 calls.py 2>/dev/null | tee seen
diff seen - <<'EOF'
a late answer: UNAVAILABLE, Received http2 header with status: 504
a quiet stream: INTERNAL, Received RST_STREAM with error code 2
EOF
