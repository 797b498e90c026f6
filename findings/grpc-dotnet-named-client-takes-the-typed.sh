#!/usr/bin/env bash
# A second, named registration of a gRPC client changes what the first one injects.
#
# Package: NuGet Grpc.Net.ClientFactory 2.85.0 on .NET 10.
# Guess: AddGrpcClient<Stock>(address) is what `Stock` in a constructor is. AddGrpcClient<Stock>("admin", another address) adds a client
# that GrpcClientFactory.CreateClient<Stock>("admin") makes, as AddHttpClient("admin") does, and nothing else.
# Seen: the injected client is the named one from then on, with its address and its interceptors: of several
# registrations the last wins, named or not. What helps: the unnamed one last, or names for all and no injection.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"

cat >client.cs <<'EOF'
#:package Grpc.Net.ClientFactory@2.85.0
#:property PublishAot=false
using Grpc.Core;
using Grpc.Core.Interceptors;
using Microsoft.Extensions.DependencyInjection;

foreach (bool withAdmin in new[] { false, true })
{
    var services = new ServiceCollection();
    services.AddGrpcClient<Stock>(options => options.Address = new Uri("http://127.0.0.1:1")).AddInterceptor(() => new Says("public"));
    if (withAdmin)
    {
        services.AddGrpcClient<Stock>("admin", options => options.Address = new Uri("http://127.0.0.1:2")).AddInterceptor(() => new Says("admin"));
    }

    Console.WriteLine($"{services.Count(service => service.ServiceType == typeof(Stock))} registered, injected: {services.BuildServiceProvider().GetRequiredService<Stock>().Call()}");
}

class Stock(CallInvoker invoker) : ClientBase(invoker)
{
    public string Call() => CallInvoker.BlockingUnaryCall(
        new Method<string, string>(MethodType.Unary, "s.S", "Call", Marshallers.StringMarshaller, Marshallers.StringMarshaller), null, new CallOptions(), "hello");
}

class Says(string name) : Interceptor
{
    public override TResponse BlockingUnaryCall<TRequest, TResponse>(
        TRequest request, ClientInterceptorContext<TRequest, TResponse> context, BlockingUnaryCallContinuation<TRequest, TResponse> continuation)
        => (TResponse)(object)name;
}
EOF
dotnet run client.cs | tee seen
diff seen - <<'EOF'
1 registered, injected: public
2 registered, injected: admin
EOF
