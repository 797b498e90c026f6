using Google.Protobuf;
using Google.Protobuf.Reflection;
using GraphBff.MockServices.Faults;
using GraphBff.MockServices.Methods;
using GraphBff.MockServices.Worlds;
using Grpc.AspNetCore.Server.Model;
using Grpc.Core;
using Microsoft.Extensions.Hosting;

namespace GraphBff.MockServices.Serving;

/// <summary>Serves the methods of services by their descriptors. One that streams from the client is UNIMPLEMENTED.</summary>
internal sealed class MockMethodProvider(
    IReadOnlyList<MockedService> services,
    World world,
    Weather weather,
    TimeSpan? interval,
    TimeProvider time,
    IHostApplicationLifetime lifetime)
    : IServiceMethodProvider<MockService>
{
    // How long a write may take after the stop. A watcher that does not read must not hold up the stop.
    private static readonly TimeSpan LastWrite = TimeSpan.FromSeconds(5);

    public void OnServiceMethodDiscovery(ServiceMethodProviderContext<MockService> context)
    {
        foreach (var service in services)
        {
            foreach (var method in service.Descriptor.Methods.Where(method => !method.IsClientStreaming))
            {
                if (!method.IsServerStreaming)
                {
                    AddUnary(context, service.Name, method);
                }
                else if (MethodReader.Stream(method, world, interval, time) is { } stream)
                {
                    AddStream(context, service.Name, method, stream);
                }
            }
        }
    }

    private static Method<IMessage, IMessage> Method(MethodDescriptor method) => new(
        method.IsServerStreaming ? MethodType.ServerStreaming : MethodType.Unary,
        method.Service.FullName,
        method.Name,
        Marshaller(method.InputType),
        Marshaller(method.OutputType));

    private static Marshaller<IMessage> Marshaller(MessageDescriptor type)
        => Marshallers.Create(message => message.ToByteArray(), type.Parser.ParseFrom);

    private void AddUnary(ServiceMethodProviderContext<MockService> context, string service, MethodDescriptor method)
    {
        var unary = MethodReader.Unary(method, world.Catalog);
        context.AddUnaryMethod(Method(method), [], async (_, request, call) =>
        {
            await weather.PassAsync(service, method.Name, call.CancellationToken);
            return world.Use(it => unary.Answer(it, request));
        });
    }

    private void AddStream(ServiceMethodProviderContext<MockService> context, string service, MethodDescriptor method, IStreamMethod stream)
        => context.AddServerStreamingMethod(Method(method), [], async (_, request, responses, call) =>
        {
            await weather.PassAsync(service, method.Name, call.CancellationToken);
            using var ending = CancellationTokenSource.CreateLinkedTokenSource(call.CancellationToken, lifetime.ApplicationStopping);
            // Later, since grpc-dotnet resets the stream of a cancelled write, and the watcher does not see the status then.
            using var cut = new CancellationTokenSource(Timeout.InfiniteTimeSpan, time);
            await using var last = ending.Token.Register(() => cut.CancelAfter(LastWrite));
            try
            {
                // A client that waits for the headers learns that the stream is open, however long the first event takes.
                await call.WriteResponseHeadersAsync([]);
                await stream.ServeAsync(request, WriteAsync, ending.Token);
            }
            catch (Exception) when (call.CancellationToken.IsCancellationRequested)
            {
                // The watcher left, which is the ordinary end of a stream.
            }
            catch (OperationCanceledException) when (lifetime.ApplicationStopping.IsCancellationRequested)
            {
                throw new RpcException(new Status(StatusCode.Unavailable, "The mock is shutting down."));
            }

            Task WriteAsync(IMessage message)
            {
                ending.Token.ThrowIfCancellationRequested();
                return responses.WriteAsync(message, cut.Token);
            }
        });
}
