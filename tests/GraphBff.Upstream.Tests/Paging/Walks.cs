using GraphBff.Upstream.Paging;

namespace GraphBff.Upstream.Tests.Paging;

internal static class Walks
{
    public static async Task<PageConnection<string>> ReadAsync(IPageSource<string> list, int maxReads, int first, Cursor? after, bool probe)
        => Assert.IsType<PageConnection<string>>(await new PageWalk<string>(list, maxReads).ReadAsync(first, after, probe));
}
