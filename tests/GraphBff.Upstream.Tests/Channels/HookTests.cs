using System.Collections.Concurrent;
using GraphBff.Upstream.Channels;
using GraphBff.Upstream.Tests.Library;
using Grpc.Core;
using Grpc.Core.Interceptors;
using Microsoft.Extensions.DependencyInjection;

namespace GraphBff.Upstream.Tests.Channels;

/// <summary>The hooks of Grpc.Net.ClientFactory on an upstream.</summary>
public sealed class HookTests : IAsyncLifetime
{
    private readonly ConcurrentQueue<string> _seen = new();
    private RawHost _host = null!;

    public async Task InitializeAsync() => _host = await RawHost.StartAsync(async context =>
    {
        _seen.Enqueue($"{context.Request.Headers["x-hook"]}|{context.Request.Headers.Authorization}|{context.Connection.Id}");

        // An answer that comes before the client has written its message is the call's result, even if the message cannot be sent.
        await context.Request.Body.CopyToAsync(Stream.Null);
        await RawHost.OkAsync(context);
    });

    public async Task DisposeAsync() => await _host.DisposeAsync();

    [Fact]
    public async Task Hook_HttpMessageHandler_SeesTheRequest()
    {
        await using var channel = TestChannel.To(
            _host.Address, build: upstream => upstream.Client.AddHttpMessageHandler(() => new NamingHandler()));

        await channel.GetAsync();

        Assert.StartsWith("handler|", Assert.Single(_seen), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(Grpc.Net.ClientFactory.InterceptorScope.Channel)]
    [InlineData(Grpc.Net.ClientFactory.InterceptorScope.Client)]
    public async Task Hook_Interceptor_SeesTheCall(Grpc.Net.ClientFactory.InterceptorScope scope)
    {
        var interceptor = new NamingInterceptor();
        await using var channel = TestChannel.To(
            _host.Address, build: upstream => upstream.Client.AddInterceptor(scope, () => interceptor));

        await channel.GetAsync();

        Assert.StartsWith("interceptor|", Assert.Single(_seen), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Hook_CallCredentials_AreSentWherePlainTextIsAllowed()
    {
        await using var channel = TestChannel.To(_host.Address, build: upstream => upstream.Client
            .AddCallCredentials((_, metadata) =>
            {
                metadata.Add("authorization", "Bearer own");
                return Task.CompletedTask;
            })
            .ConfigureChannel(options => options.UnsafeUseInsecureChannelCallCredentials = true));

        await channel.GetAsync();

        Assert.StartsWith("|Bearer own|", Assert.Single(_seen), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Hook_CallCredentialsOverPlainText_StopTheStart()
    {
        await using var channel = TestChannel.To(
            _host.Address, build: upstream => upstream.Client.AddCallCredentials((_, _) => Task.CompletedTask));

        var failure = Assert.Throws<InvalidOperationException>(() => channel.Client);

        Assert.Contains("requires TLS", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Hook_Channel_WinsOverTheOptions()
    {
        await using var channel = TestChannel.To(
            _host.Address, build: upstream => upstream.Client.ConfigureChannel(options => options.MaxSendMessageSize = 10));

        var failure = await Assert.ThrowsAnyAsync<RpcException>(() => channel.GetAsync(new string('x', 100)));

        Assert.Equal(StatusCode.ResourceExhausted, failure.StatusCode);
    }

    [Fact]
    public async Task Hook_PrimaryHandler_MakesTheConnections()
    {
        var connections = 0;
        await using var channel = TestChannel.To(_host.Address, build: upstream => upstream.Client.ConfigurePrimaryHttpMessageHandler(() =>
            new SocketsHttpHandler
            {
                PlaintextStreamFilter = (context, _) =>
                {
                    Interlocked.Increment(ref connections);
                    return ValueTask.FromResult(context.PlaintextStream);
                },
            }));

        await channel.GetAsync();

        Assert.Equal(1, connections);
    }

    [Fact]
    public async Task Hook_SeveralClients_ShareOneChannel()
    {
        await using var channel = TestChannel.To(_host.Address, build: upstream => upstream.AddClient<OtherClient>());

        await channel.GetAsync();
        await channel.Services.GetRequiredService<OtherClient>().GetAsync();

        Assert.Equal(2, _seen.Count);
        Assert.Single(_seen.Distinct());
        Assert.Same(channel.Client, channel.Client);
        Assert.Single(channel.Services.GetServices<UpstreamChannel>());
    }

    private sealed class NamingHandler : DelegatingHandler
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            request.Headers.Add("x-hook", "handler");
            return base.SendAsync(request, cancellationToken);
        }
    }

    private sealed class NamingInterceptor : Interceptor
    {
        public override AsyncUnaryCall<TResponse> AsyncUnaryCall<TRequest, TResponse>(
            TRequest request,
            ClientInterceptorContext<TRequest, TResponse> context,
            AsyncUnaryCallContinuation<TRequest, TResponse> continuation)
        {
            var options = context.Options.WithHeaders(new Metadata { { "x-hook", "interceptor" } });
            return continuation(request, new ClientInterceptorContext<TRequest, TResponse>(context.Method, context.Host, options));
        }
    }

    /// <summary>A second generated client of the same service.</summary>
    private sealed class OtherClient(CallInvoker invoker) : ClientBase(invoker)
    {
        public async Task GetAsync() => await new LibraryService.LibraryServiceClient(CallInvoker).GetBookAsync(new());
    }
}
