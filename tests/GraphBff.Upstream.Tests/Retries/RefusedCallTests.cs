using GraphBff.Upstream.Configuration;
using GraphBff.Upstream.Errors;
using GraphBff.Upstream.Tests.Raw;

namespace GraphBff.Upstream.Tests.Retries;

/// <summary>How often a service sees a call that it refuses.</summary>
public class RefusedCallTests
{
    private const int RefusedStream = 7;

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Write_RefusedBehindHeaders_IsSentOnce(bool hasMessage)
    {
        await using var library = RawLibrary.Of(
            async stream =>
            {
                await stream.HeadersAsync();
                if (hasMessage)
                {
                    await stream.MessageAsync([]);
                }

                await stream.ResetAsync(RefusedStream);
            },
            new UpstreamOptions());

        await Assert.ThrowsAsync<UpstreamException>(() => library.AddAsync());

        Assert.Single(library.Server.Streams);
    }
}
