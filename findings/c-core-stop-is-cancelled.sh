#!/usr/bin/env bash
# A Python server that stops politely answers calls with CANCELLED, though nobody cancelled them.
#
# Package: Debian's python3-grpcio 1.51.1, as server and client.
# Guess: after server.stop(grace) new calls are UNAVAILABLE, which every client may send again, and those under way end well.
# Seen: calls that arrive while it stops end CANCELLED, a code that retry policies rightly leave out. It is a race: a few calls in
# thousands, in almost each stop under load. The script stops up to 20 servers until it has seen one.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"

cat >stops.py <<'EOF'
import collections
import threading
import time
from concurrent import futures
import grpc

def stop_under_load():
    server = grpc.server(futures.ThreadPoolExecutor(10))
    server.add_generic_rpc_handlers((grpc.method_handlers_generic_handler("s.S", {"M": grpc.unary_unary_rpc_method_handler(lambda request, context: b"")}),))
    port = server.add_insecure_port("127.0.0.1:0")
    server.start()
    codes = collections.Counter()

    def call():
        # Each thread with a connection of its own.
        channel = grpc.insecure_channel(f"127.0.0.1:{port}", options=[("grpc.use_local_subchannel_pool", 1)])
        method = channel.unary_unary("/s.S/M")
        while codes["UNAVAILABLE"] < 8:
            try:
                method(b"", timeout=5)
                codes["OK"] += 1
            except grpc.RpcError as error:
                codes[error.code().name] += 1

    threads = [threading.Thread(target=call) for _ in range(8)]
    for thread in threads:
        thread.start()
    time.sleep(0.3)
    server.stop(grace=2).wait()
    for thread in threads:
        thread.join()
    return codes

for attempt in range(20):
    seen = stop_under_load()
    if seen["CANCELLED"]:
        print("calls that nobody cancelled are CANCELLED")
        break
EOF
/usr/bin/python3 stops.py 2>/dev/null | tee seen
diff seen - <<'EOF'
calls that nobody cancelled are CANCELLED
EOF
