using GraphBff.Upstream.Configuration;
using GraphBff.Upstream.Tests.Library;
using Grpc.Core;

namespace GraphBff.Upstream.Tests.Retries;

public class RetryBudgetTests
{
    private const int Reads = 300;

    [Fact]
    public async Task Reads_EveryFifthCallIsUnavailable_AllSucceedAtLittleMore()
    {
        await using var library = await RetryingLibrary.StartAsync();
        var calls = 0;
        library.Service.OnGet = (request, context) => Interlocked.Increment(ref calls) % 5 == 0
            ? Unavailable()
            : Books.One(request, context);

        var read = await library.GetAsync(Reads);

        Assert.InRange(read, Reads * 0.99, Reads);
        Assert.InRange(calls, Reads, Reads * 1.5);
    }

    [Fact]
    public async Task Reads_ServiceIsDown_GetTheShareAndTheReserve()
    {
        var options = new UpstreamOptions();
        await using var library = await RetryingLibrary.StartAsync(options);
        library.Service.OnGet = (_, _) => Unavailable();

        var read = await library.GetAsync(Reads);

        Assert.Equal(0, read);
        Assert.InRange(library.Service.Calls.Count, Reads, (Reads * (1 + options.RetryRatio)) + options.RetryReserve);
    }

    [Fact]
    public async Task Read_ServiceIsDown_IsSentThreeTimes()
    {
        await using var library = await RetryingLibrary.StartAsync();
        library.Service.OnGet = (_, _) => Unavailable();

        await library.GetAsync(1);

        Assert.Equal([TimeSpan.FromMilliseconds(50), TimeSpan.FromMilliseconds(100)], library.Time.Waits);
        Assert.Equal([null, "1", "2"], library.Service.Calls.Select(call => call.Headers.GetValue("grpc-previous-rpc-attempts")));
    }

    private static Task<GetBookResponse> Unavailable() => throw new RpcException(new Status(StatusCode.Unavailable, ""));
}
