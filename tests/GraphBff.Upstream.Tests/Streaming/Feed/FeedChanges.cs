using GraphBff.Upstream.Streaming;
using Grpc.Core;

namespace GraphBff.Upstream.Tests.Streaming.Feed;

internal class FeedChanges(FeedService.FeedServiceClient feed, StreamHubs hubs) : WatchStream<FeedFilter, WatchFeedResponse>(hubs, "feed")
{
    /// <summary>A key whose messages cannot be converted to current state.</summary>
    public const string FragileKey = "fragile";

    public bool IsPrompt { get; set; } = true;

    protected override bool AnswersAtOnce => IsPrompt;

    protected override AsyncServerStreamingCall<WatchFeedResponse> Watch(FeedFilter filter, WatchStart from, CallOptions options)
        => feed.WatchFeed(
            new() { Keys = { filter.Keys }, ResumeToken = from.ResumeToken, IncludeCurrentState = from.IncludeCurrentState }, options);

    protected override WatchMessageKind KindOf(WatchFeedResponse message) => message.Kind switch
    {
        FeedKind.Current => WatchMessageKind.Current,
        FeedKind.Removal => WatchMessageKind.Removal,
        FeedKind.Checkpoint => WatchMessageKind.Checkpoint,
        _ => WatchMessageKind.Change,
    };

    protected override string ResumeTokenOf(WatchFeedResponse message) => message.ResumeToken;

    protected override string? KeyOf(WatchFeedResponse message) => message switch
    {
        { HasKey: false } => null,
        { Key: ScriptedFeed.Throws } => throw new InvalidOperationException("A message that the stream does not expect."),
        _ => message.Key,
    };

    protected override WatchFeedResponse AsCurrent(WatchFeedResponse message, string resumeToken) => message.Key == FragileKey
        ? throw new InvalidOperationException("A state that the stream does not expect.")
        : new(message) { Kind = FeedKind.Current, ResumeToken = resumeToken };
}
