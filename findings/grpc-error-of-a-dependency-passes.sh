#!/usr/bin/env bash
# A handler lets the error of a call that it made itself go up: .NET makes it the handler's own status, Python does not.
#
# Packages: NuGet Grpc.AspNetCore.Server 2.85.0, Grpc.Net.Client 2.85.0 on .NET 10; for comparison Debian's python3-grpcio 1.51.1.
# Guess: an exception that nobody caught is UNKNOWN, "Exception was thrown by handler", as grpc-dotnet has it for each other one.
# Seen: RpcException is what a handler throws on purpose and what its clients throw, and the server cannot tell them apart. So "no such
# shelf" of a service behind becomes NOT_FOUND of the order that is there, with the trailers of that service; a caller takes it for
# a final answer, and its permission that is missing for one of its own.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"

cat >server.cs <<'EOF'
#:sdk Microsoft.NET.Sdk.Web
#:package Grpc.AspNetCore.Server@2.85.0
#:package Grpc.Net.Client@2.85.0
#:property PublishAot=false
using System.Net;
using Grpc.Core;
using Grpc.Net.Client;
using Microsoft.AspNetCore.Server.Kestrel.Core;

var builder = WebApplication.CreateSlimBuilder();
builder.Logging.ClearProviders();
builder.WebHost.ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0, listen => listen.Protocols = HttpProtocols.Http2));
builder.Services.AddGrpc();
await using var app = builder.Build();
app.MapGrpcService<Service>();
await app.StartAsync();

using var channel = GrpcChannel.ForAddress(app.Urls.Single());
Service.Stock = () => Call("FindShelf");
foreach (string method in new[] { "GetOrder", "GetUser" })
{
    try
    {
        await Call(method);
    }
    catch (RpcException exception)
    {
        Console.WriteLine($".NET, {method}: {exception.StatusCode}, {exception.Status.Detail}, trailer: {exception.Trailers.GetValue("shelf") ?? "none"}");
    }
}

Task<string> Call(string method) => channel.CreateCallInvoker().AsyncUnaryCall(Service.Method(method), null, new CallOptions(), "hello").ResponseAsync;

[BindServiceMethod(typeof(Service), nameof(Bind))]
class Service
{
    public static Func<Task<string>> Stock = null!;

    public static Method<string, string> Method(string name) => new(MethodType.Unary, "s.S", name, Marshallers.StringMarshaller, Marshallers.StringMarshaller);

    public static void Bind(ServiceBinderBase binder, Service? service)
    {
        foreach (string name in new[] { nameof(GetOrder), nameof(GetUser), nameof(FindShelf) })
        {
            binder.AddMethod(Method(name), (UnaryServerMethod<string, string>)null!);
        }
    }

    public virtual Task<string> GetOrder(string request, ServerCallContext context) => Stock();

    public virtual Task<string> GetUser(string request, ServerCallContext context) => throw new InvalidOperationException("no such user");

    public virtual Task<string> FindShelf(string request, ServerCallContext context)
        => throw new RpcException(new Status(StatusCode.NotFound, "no such shelf"), new Metadata { { "shelf", "7" } });
}
EOF
cat >server.py <<'EOF'
from concurrent import futures
import grpc

def find_shelf(request, context):
    context.abort(grpc.StatusCode.NOT_FOUND, "no such shelf")

def get_order(request, context):
    return channel.unary_unary("/s.S/FindShelf")(request)

server = grpc.server(futures.ThreadPoolExecutor(4))
server.add_generic_rpc_handlers((grpc.method_handlers_generic_handler("s.S", {
    "FindShelf": grpc.unary_unary_rpc_method_handler(find_shelf),
    "GetOrder": grpc.unary_unary_rpc_method_handler(get_order),
}),))
port = server.add_insecure_port("127.0.0.1:0")
server.start()
channel = grpc.insecure_channel(f"127.0.0.1:{port}")
try:
    channel.unary_unary("/s.S/GetOrder")(b"")
except grpc.RpcError as error:
    print(f"Python, GetOrder: {error.code().name}")
EOF
dotnet run server.cs | tee seen
/usr/bin/python3 server.py 2>log | tee -a seen
diff seen - <<'EOF'
.NET, GetOrder: NotFound, no such shelf, trailer: 7
.NET, GetUser: Unknown, Exception was thrown by handler., trailer: none
Python, GetOrder: UNKNOWN
EOF
