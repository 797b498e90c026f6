#!/usr/bin/env bash
# nginx ends a gRPC stream after its first megabyte, however small the messages.
#
# Packages: Debian's nginx-light 1.22.1 with its defaults, python3-grpcio 1.51.1.
# Guess: client_max_body_size (1 MB) is a limit for a request, so for a message, and RESOURCE_EXHAUSTED as gRPC's own of 4 MB.
# Seen: a stream is one body, so that 150 messages of 10 kB are cut at 1 MB, as INTERNAL, "a bug". A message of
# 1.1 MB alone is UNKNOWN, "status: 413". What helps: client_max_body_size 0, and the limits of the services.
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

def store(request, context):
    return str(len(request)).encode()

def watch(requests, context):
    stored = 0
    for request in requests:
        stored += len(request)
        yield str(stored).encode()

server = grpc.server(futures.ThreadPoolExecutor(4))
server.add_generic_rpc_handlers((grpc.method_handlers_generic_handler("s.S", {
    "Store": grpc.unary_unary_rpc_method_handler(store),
    "Watch": grpc.stream_stream_rpc_method_handler(watch),
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
  server {{ listen 127.0.0.1:{port} http2; location / {{ grpc_pass grpc://127.0.0.1:{behind}; }} }}
}}""")

def messages():
    for _ in range(150):
        yield b"x" * 10_000
        time.sleep(0.01)

def report(what, call):
    try:
        print(f"{what}: {call()[-1].decode()} bytes stored")
    except grpc.RpcError as error:
        print(f"{what}: {error.code().name}")

nginx = subprocess.Popen(["nginx", "-p", os.getcwd(), "-c", "nginx.conf", "-e", "stderr"], stderr=subprocess.DEVNULL)
try:
    for where, to in ("without nginx", behind), ("with nginx", port):
        channel = grpc.insecure_channel(f"127.0.0.1:{to}")
        grpc.channel_ready_future(channel).result(10)
        report(f"{where}, 1.1 MB at once", lambda: [channel.unary_unary("/s.S/Store")(b"x" * 1_100_000)])
        report(f"{where}, 150 times 10 kB", lambda: list(channel.stream_stream("/s.S/Watch")(messages())))
finally:
    nginx.terminate()
EOF
/usr/bin/python3 calls.py 2>log | tee seen
diff seen - <<'EOF'
without nginx, 1.1 MB at once: 1100000 bytes stored
without nginx, 150 times 10 kB: 1500000 bytes stored
with nginx, 1.1 MB at once: UNKNOWN
with nginx, 150 times 10 kB: INTERNAL
EOF
