using System.Net;
using System.Net.Sockets;
using System.Text;
using GraphBff.Testing;
using GraphBff.Upstream.Configuration;
using GraphBff.Upstream.Tests.Raw;
using Grpc.Core;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace GraphBff.Upstream.Tests.Channels.Balancing;

/// <summary>Three instances of a service, one of which fails.</summary>
public sealed class EjectionTests : IAsyncLifetime
{
    private const string Sick = "127.0.0.3";
    private const int Limit = 3;

    private readonly int _port = LoopbackPort.Next();
    private readonly List<RawHost> _healthy = [];

    public async Task InitializeAsync()
    {
        _healthy.Add(await RawHost.StartAsync(RawHost.OkAsync, "127.0.0.1", _port));
        _healthy.Add(await RawHost.StartAsync(RawHost.OkAsync, "127.0.0.2", _port));
    }

    public async Task DisposeAsync()
    {
        foreach (var host in _healthy)
        {
            await host.DisposeAsync();
        }
    }

    [Fact]
    public async Task Instance_Frozen_LosesItsShare()
    {
        // The operating system accepts connections even if the process does nothing.
        using var frozen = new TcpListener(IPAddress.Parse(Sick), _port);
        frozen.Start();
        await using var channel = Channel();

        // A third of these wait for it at the same time. At first it may have no connection yet.
        for (var i = 0; i < 10 && !IsEjected(channel); i++)
        {
            await Task.WhenAll(Enumerable.Range(0, 12).Select(_ => channel.StatusAsync(TimeSpan.FromSeconds(3))));
        }

        Assert.True(IsEjected(channel));
        var then = await Task.WhenAll(Enumerable.Range(0, 30).Select(_ => channel.StatusAsync()));

        Assert.All(then, status => Assert.Equal(StatusCode.OK, status));
    }

    [Theory]
    [InlineData("")]
    [InlineData("HTTP/1.1 400 Bad Request\r\ncontent-length: 0\r\n\r\n")]
    public async Task Instance_SpeaksNoHttp2_CostsAFewCalls(string answer)
    {
        using var stopped = new CancellationTokenSource();
        using var broken = new TcpListener(IPAddress.Parse(Sick), _port);
        broken.Start();
        var answering = AnswerAsync(broken, Encoding.ASCII.GetBytes(answer), stopped.Token);
        await using var channel = Channel();

        Assert.InRange(await WarmAsync(channel, () => IsEjected(channel)), 1, Limit);
        Assert.Equal(0, await FailuresOfAsync(channel, 30));
        await stopped.CancelAsync();
        await answering;
    }

    [Fact]
    public async Task Instance_RefusesEachStream_CostsAFewCalls()
    {
        const int refusedStream = 7;
        await using var refusing = await RawHost.StartAsync(
            context =>
            {
                context.Features.GetRequiredFeature<IHttpResetFeature>().Reset(refusedStream);
                return Task.CompletedTask;
            },
            Sick,
            _port);
        await using var channel = Channel();

        Assert.InRange(await WarmAsync(channel, () => IsEjected(channel)), 1, Limit);
        Assert.Equal(0, await FailuresOfAsync(channel, 30));
    }

    [Fact]
    public async Task Instance_AllowsNoStreams_CostsAFewCalls()
    {
        const short maxConcurrentStreams = 3;
        const int refusedStream = 7;
        await using var full = new RawServer(stream => stream.ResetAsync(refusedStream), Sick, _port)
        {
            OnConnection = connection => connection.SettingsAsync((maxConcurrentStreams, 0)),
        };
        await using var channel = Channel();

        Assert.InRange(await WarmAsync(channel, () => IsEjected(channel)), 1, Limit);
        Assert.Equal(0, await FailuresOfAsync(channel, 30));
    }

    [Theory]
    [InlineData(StatusCode.NotFound)]
    [InlineData(StatusCode.Internal)]
    [InlineData(StatusCode.ResourceExhausted)]
    public async Task Instance_AnswersWithAnError_KeepsItsShare(StatusCode status)
    {
        var calls = 0;
        await using var failing = await RawHost.StartAsync(
            context =>
            {
                Interlocked.Increment(ref calls);
                return RawHost.FailAsync(context, status);
            },
            Sick,
            _port);
        await using var channel = Channel();

        await WarmAsync(channel, () => calls > 0);
        var before = calls;
        Assert.Equal(10, await FailuresOfAsync(channel, 30));

        Assert.Equal(10, calls - before);
        Assert.False(IsEjected(channel));
    }

    [Theory]
    [InlineData(StatusCodes.Status200OK)]
    [InlineData(StatusCodes.Status503ServiceUnavailable)]
    public async Task Instance_UnavailableForAWhile_ComesBack(int httpStatus)
    {
        var calls = 0;
        var isWell = false;
        await using var instance = await RawHost.StartAsync(
            context =>
            {
                Interlocked.Increment(ref calls);
                if (isWell)
                {
                    return RawHost.OkAsync(context);
                }

                context.Response.StatusCode = httpStatus;
                return httpStatus == StatusCodes.Status200OK ? RawHost.FailAsync(context, StatusCode.Unavailable) : Task.CompletedTask;
            },
            Sick,
            _port);
        await using var channel = Channel();
        await WarmAsync(channel, () => calls == Limit);
        Assert.Equal(0, await FailuresOfAsync(channel, 30));

        // Its time is over, but it still fails: it gets one call, and then the time doubles.
        channel.Time.Advance(TimeSpan.FromSeconds(10));
        Assert.Equal(1, await FailuresOfAsync(channel, 30));
        channel.Time.Advance(TimeSpan.FromSeconds(10));
        Assert.Equal(0, await FailuresOfAsync(channel, 30));
        isWell = true;
        channel.Time.Advance(TimeSpan.FromSeconds(10));
        Assert.Equal(0, await FailuresOfAsync(channel, 31));

        // One call tests it, and then it gets a third of the others.
        Assert.InRange(calls - Limit - 1, 10, 12);
        Assert.Contains(channel.Log.Entries, entry => entry.Id == 221);
    }

    [Fact]
    public async Task Instance_AnOnlyOne_IsNeverEjected()
    {
        var calls = 0;
        await using var only = await RawHost.StartAsync(
            context => Interlocked.Increment(ref calls) <= 20
                ? RawHost.FailAsync(context, StatusCode.Unavailable)
                : RawHost.OkAsync(context));
        await using var channel = TestChannel.To(only.Address, Configure);

        Assert.Equal(20, await FailuresOfAsync(channel, 30));
        Assert.Equal(30, calls);
    }

    private TestChannel Channel() => TestChannel.To(
        $"http://library:{_port}", Configure, build: null, "127.0.0.1", "127.0.0.2", Sick);

    private static void Configure(UpstreamOptions options)
    {
        options.EjectAfterFailures = Limit;
        // No call is sent again, so each failure is visible.
        options.MaxAttempts = 1;
    }

    private static async Task<int> FailuresOfAsync(TestChannel channel, int calls)
    {
        var failures = 0;
        for (var i = 0; i < calls; i++)
        {
            failures += await channel.StatusAsync() == StatusCode.OK ? 0 : 1;
        }

        return failures;
    }

    private static bool IsEjected(TestChannel channel) => channel.Log.Entries.Any(entry => entry.Id == 220);

    /// <summary>Calls until a condition holds, since connections are made one after another.</summary>
    /// <returns>How many of the calls failed.</returns>
    private static async Task<int> WarmAsync(TestChannel channel, Func<bool> isWarm)
    {
        var failures = 0;
        for (var i = 0; i < 1000 && !isWarm(); i++)
        {
            failures += await FailuresOfAsync(channel, 1);
        }

        Assert.True(isWarm());
        return failures;
    }

    private static async Task AnswerAsync(TcpListener listener, byte[] answer, CancellationToken cancellationToken)
    {
        try
        {
            while (true)
            {
                using var socket = await listener.AcceptSocketAsync(cancellationToken);
                await socket.ReceiveAsync(new byte[100], cancellationToken);
                await socket.SendAsync(answer, cancellationToken);
            }
        }
        catch (OperationCanceledException)
        {
            // The test is over.
        }
    }
}
