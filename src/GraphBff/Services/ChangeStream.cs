using GraphBff.Contracts.Common.V1;
using GraphBff.Upstream.Streaming;

namespace GraphBff.Services;

/// <summary>A watch stream whose messages have a <see cref="ChangeKind"/>, as in all our services.</summary>
internal abstract class ChangeStream<TFilter, TMessage>(StreamHubs hubs, string upstream) : WatchStream<TFilter, TMessage>(hubs, upstream)
    where TFilter : notnull
    where TMessage : class
{
    protected abstract ChangeKind ChangeOf(TMessage message);

    protected sealed override WatchMessageKind KindOf(TMessage message) => ChangeOf(message) switch
    {
        ChangeKind.Current => WatchMessageKind.Current,
        ChangeKind.Checkpoint => WatchMessageKind.Checkpoint,
        _ => WatchMessageKind.Change,
    };
}
