using GraphBff.Engine.Types;
using GraphBff.Upstream.Streaming;

namespace GraphBff.Upstream.Tests.Streaming.Feed;

internal sealed class FeedForEveryone(FeedService.FeedServiceClient feed, StreamHubs hubs) : FeedChanges(feed, hubs)
{
    public Func<FieldContext, ValueTask>? OnAuthorize { get; set; }

    protected override StreamScope Scope => StreamScope.Everyone(AuthorizeAsync);

    private ValueTask AuthorizeAsync(FieldContext field) => OnAuthorize?.Invoke(field) ?? default;
}
