"""user.v1.UserService on gRPC's C core (Python). Its only argument is JSON, see ../stacks.mjs."""
import base64
import json
import pathlib
import signal
import sys
import threading
import time
from concurrent import futures

import grpc
from google.protobuf import descriptor_pb2, descriptor_pool, message_factory

options = json.loads(sys.argv[1])
contract = pathlib.Path(__file__).parents[5] / "schema" / "descriptor.binpb"

pool = descriptor_pool.DescriptorPool()
for file in descriptor_pb2.FileDescriptorSet.FromString(contract.read_bytes()).file:
    pool.Add(file)
factory = message_factory.MessageFactory(pool)
message = lambda name: factory.GetPrototype(pool.FindMessageTypeByName(f"user.v1.{name}"))
User = message("User")
CURRENT, CREATED, UPDATED, CHECKPOINT = 1, 2, 3, 4

ids = [f"user-{number:05}" for number in range(1, options["users"] + 1)]
known = set(ids)
stopped = threading.Event()
created = []
news = threading.Condition()


def user(id, more=""):
    return User(id=id, name=f"Name of {id}{more}", email=f"{id}@{options['host']}", created_at=1_700_000_000_000)


def get_user(request, context):
    if request.id not in known:
        context.abort(grpc.StatusCode.NOT_FOUND, "no such user")
    return message("GetUserResponse")(user=user(request.id))


def list_users(request, context):
    start = int(request.page_token or 0)
    end = start + min(request.page_size or 50, 200)
    return message("ListUsersResponse")(users=map(user, ids[start:end]), next_page_token=str(end) if end < len(ids) else "")


def batch_get_users(request, context):
    return message("BatchGetUsersResponse")(users=[user(id) for id in request.ids if id in known])


def create_user(request, context):
    if request.email.startswith("taken@"):
        context.set_trailing_metadata((("grpc-status-details-bin", base64.b64decode(options["emailTaken"])),))
        context.abort(grpc.StatusCode.ALREADY_EXISTS, "taken")
    new = User(id=f"user-of-{request.email}", name=request.name, email=request.email, created_at=1_700_000_000_000)
    with news:
        created.append(new)
        news.notify_all()
    return message("CreateUserResponse")(user=new)


def watch_users(request, context):
    # By default, gRPC sends the headers only with the first message.
    context.send_initial_metadata(())
    Change = message("WatchUsersResponse")
    if options["changeMs"] == 0:
        yield from watch_created(request, context, Change)
        return
    now = lambda: time.time_ns() // 1_000_000 // options["changeMs"]
    last = int(request.resume_token or now())
    yield Change(kind=CHECKPOINT, resume_token=str(last))
    while context.is_active() and not stopped.wait(0.01):
        while last < now():
            last += 1
            yield Change(kind=UPDATED, user=user(ids[last % len(ids)], f", change {last}"), resume_token=str(last))


def watch_created(request, context, Change):
    place = len(created)
    if request.include_current_state:
        yield from (Change(kind=CURRENT, user=user(id)) for id in request.ids)
    while context.is_active() and not stopped.is_set():
        with news:
            news.wait(0.1)
        for place, new in enumerate(created[place:], place + 1):
            yield Change(kind=CREATED, user=new)


def handler(behavior, kind, request):
    name = request.removesuffix("Request")
    serialize = lambda response: response.SerializeToString()
    return name, kind(behavior, message(request).FromString, serialize)


methods = dict([
    handler(get_user, grpc.unary_unary_rpc_method_handler, "GetUserRequest"),
    handler(list_users, grpc.unary_unary_rpc_method_handler, "ListUsersRequest"),
    handler(batch_get_users, grpc.unary_unary_rpc_method_handler, "BatchGetUsersRequest"),
    handler(create_user, grpc.unary_unary_rpc_method_handler, "CreateUserRequest"),
    handler(watch_users, grpc.unary_stream_rpc_method_handler, "WatchUsersRequest"),
])

arguments = []
if options["ageMs"]:
    arguments += [("grpc.max_connection_age_ms", options["ageMs"]), ("grpc.max_connection_age_grace_ms", options["graceMs"])]
if options["streams"]:
    arguments.append(("grpc.max_concurrent_streams", options["streams"]))
server = grpc.server(futures.ThreadPoolExecutor(max_workers=40), options=arguments)
server.add_generic_rpc_handlers((grpc.method_handlers_generic_handler("user.v1.UserService", methods),))
server.add_insecure_port(f"{options['host']}:{options['port']}")
server.start()
signal.signal(signal.SIGTERM, lambda *_: stopped.set())
print(f"listening, grpcio {grpc.__version__}", flush=True)
stopped.wait()
server.stop(grace=2).wait()
