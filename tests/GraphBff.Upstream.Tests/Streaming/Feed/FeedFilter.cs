using GraphBff.Upstream.Streaming;

namespace GraphBff.Upstream.Tests.Streaming.Feed;

internal readonly record struct FeedFilter(KeySet Keys)
{
    public static FeedFilter All { get; } = new(KeySet.Empty);

    public static FeedFilter Of(params string[] keys) => new(KeySet.Of(keys));
}
