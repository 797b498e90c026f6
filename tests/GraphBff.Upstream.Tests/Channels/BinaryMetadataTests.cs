using System.Text;
using Grpc.Core;

namespace GraphBff.Upstream.Tests.Channels;

/// <summary>Binary metadata as other implementations send it (gRPC over HTTP2, "Custom-Metadata").</summary>
public class BinaryMetadataTests
{
    [Theory]
    [InlineData("YQ==", "a")]
    [InlineData("YQ", "a")]
    [InlineData("YQ==,Yg==", "a;b")]
    [InlineData("YQ, Yg", "a;b")]
    [InlineData("", "")]
    [InlineData("*", null)]
    [InlineData("*,Yg==", "b")]
    [InlineData("_-8_-w", null)]
    [InlineData("YQYQY", null)]
    public async Task Metadata_OfAFailedCall_LeavesItsStatus(string sent, string? read)
    {
        await using var host = await RawHost.StartAsync(context =>
        {
            context.Response.Headers["x-debug-bin"] = sent;
            context.Response.Headers["x-text"] = "text";
            return RawHost.FailAsync(context, StatusCode.NotFound);
        });
        await using var channel = TestChannel.To(host.Address);

        var failure = await Assert.ThrowsAnyAsync<RpcException>(() => channel.GetAsync());

        Assert.Equal(StatusCode.NotFound, failure.StatusCode);
        var values = failure.Trailers.GetAll("x-debug-bin").Select(entry => Encoding.ASCII.GetString(entry.ValueBytes));
        Assert.Equal(read, failure.Trailers.Get("x-debug-bin") is null ? null : string.Join(';', values));
        Assert.Equal("text", failure.Trailers.GetValue("x-text"));
    }

    [Fact]
    public async Task Metadata_LongAndBad_LeavesTheAnswer()
    {
        await using var host = await RawHost.StartAsync(context =>
        {
            context.Response.Headers["x-debug-bin"] = new string('*', 5000);
            return RawHost.OkAsync(context);
        });
        await using var channel = TestChannel.To(host.Address);

        using var call = channel.Client.GetBookAsync(new());

        Assert.DoesNotContain(await call.ResponseHeadersAsync, entry => entry.Key == "x-debug-bin");
        Assert.NotNull(await call.ResponseAsync);
    }
}
