#!/usr/bin/env bash
# A long error message changes the error's code in gRPC's C core.
#
# Package: Debian's python3-grpcio 1.51.1, as server and client with their defaults.
# Guess: a service may say NOT_FOUND with a message of any length; at worst the client cuts it.
# Seen: beyond 8 kB of metadata the client reports RESOURCE_EXHAUSTED and drops the status. A client that retries by code then repeats
# what was answered for good. grpc.max_metadata_size of the client moves the bound.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"

cat >calls.py <<'EOF'
import grpc
from concurrent import futures

def missing(request, context):
    context.abort(grpc.StatusCode.NOT_FOUND, "x" * int(request))

server = grpc.server(futures.ThreadPoolExecutor(2))
server.add_generic_rpc_handlers((grpc.method_handlers_generic_handler("s.S", {"M": grpc.unary_unary_rpc_method_handler(missing)}),))
port = server.add_insecure_port("127.0.0.1:0")
server.start()
call = grpc.insecure_channel(f"127.0.0.1:{port}").unary_unary("/s.S/M")
for size in (7000, 9000):
    try:
        call(str(size).encode())
    except grpc.RpcError as error:
        print(f"NOT_FOUND with {size} characters arrives as {error.code().name}")
EOF
/usr/bin/python3 calls.py 2>/dev/null | tee seen
diff seen - <<'EOF'
NOT_FOUND with 7000 characters arrives as NOT_FOUND
NOT_FOUND with 9000 characters arrives as RESOURCE_EXHAUSTED
EOF
