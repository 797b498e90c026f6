#!/usr/bin/env bash
# NOT_FOUND with 5 kB of error details becomes UNAVAILABLE behind nginx.
#
# Packages: Debian's nginx-light 1.22.1 with its defaults, python3-grpcio 1.51.1.
# Guess: nginx carries the metadata of a reply, or cuts it; what the service said stays.
# Seen: where headers and trailers are one frame (an error without a message) and exceed grpc_buffer_size, one page of memory, nginx
# says 502, which gRPC clients read as UNAVAILABLE: an answer that is final becomes one that they send again.
# google.rpc.BadRequest with thirty fields is as large. `grpc_buffer_size 32k` helps.
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

options = [("grpc.max_metadata_size", 65536)]

def missing(request, context):
    context.set_trailing_metadata((("details-bin", os.urandom(int(request))),))
    context.abort(grpc.StatusCode.NOT_FOUND, "")

server = grpc.server(futures.ThreadPoolExecutor(2), options=options)
server.add_generic_rpc_handlers((grpc.method_handlers_generic_handler("s.S", {"M": grpc.unary_unary_rpc_method_handler(missing)}),))
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
nginx = subprocess.Popen(["nginx", "-p", os.getcwd(), "-c", "nginx.conf", "-e", "stderr"], stderr=subprocess.DEVNULL)
try:
    for name, to in (("directly", behind), ("through nginx", port)):
        channel = grpc.insecure_channel(f"127.0.0.1:{to}", options=options)
        grpc.channel_ready_future(channel).result(10)
        for size in (2000, 5000):
            try:
                channel.unary_unary("/s.S/M")(str(size).encode())
            except grpc.RpcError as error:
                print(f"NOT_FOUND with {size} bytes of details, {name}: {error.code().name}")
finally:
    nginx.terminate()
    nginx.wait()
EOF
/usr/bin/python3 calls.py 2>/dev/null | tee seen
diff seen - <<'EOF'
NOT_FOUND with 2000 bytes of details, directly: NOT_FOUND
NOT_FOUND with 5000 bytes of details, directly: NOT_FOUND
NOT_FOUND with 2000 bytes of details, through nginx: NOT_FOUND
NOT_FOUND with 5000 bytes of details, through nginx: UNAVAILABLE
EOF
