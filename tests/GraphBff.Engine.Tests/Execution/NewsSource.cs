using System.Runtime.CompilerServices;
using System.Threading.Channels;
using GraphBff.Engine.Types;

namespace GraphBff.Engine.Tests.Execution;

/// <summary>The news that a test writes, and the field that reads them.</summary>
internal sealed class NewsSource
{
    private readonly Channel<SubscriptionEvent> _events = Channel.CreateUnbounded<SubscriptionEvent>();

    /// <summary>The field that has begun to read.</summary>
    public FieldContext? Field { get; private set; }

    /// <summary>Whether the reader has left.</summary>
    public bool IsLeft { get; private set; }

    public async Task WriteAsync(params SubscriptionEvent[] events)
    {
        foreach (var happened in events)
        {
            await _events.Writer.WriteAsync(happened);
        }
    }

    /// <summary>Ends the news, with an error if one is given.</summary>
    public void Complete(Exception? error = null) => _events.Writer.Complete(error);

    public IAsyncEnumerable<SubscriptionEvent> ReadAsync(FieldContext field)
    {
        Field = field;
        return ReadAsync();
    }

    private async IAsyncEnumerable<SubscriptionEvent> ReadAsync([EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        try
        {
            await foreach (var happened in _events.Reader.ReadAllAsync(cancellationToken))
            {
                yield return happened;
            }
        }
        finally
        {
            IsLeft = true;
        }
    }
}
