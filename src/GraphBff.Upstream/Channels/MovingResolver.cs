using Grpc.Net.Client.Balancer;

namespace GraphBff.Upstream.Channels;

/// <summary>Resolves a name, and later another. The channel and its balancer only see that the addresses have changed.</summary>
internal sealed class MovingResolver(Resolver first) : Resolver
{
    private readonly Lock _lock = new();
    private volatile Resolver _current = first;
    private Action<ResolverResult>? _listener;

    public override void Start(Action<ResolverResult> listener)
    {
        lock (_lock)
        {
            _listener = listener;
            Listen(_current);
        }
    }

    public override void Refresh()
    {
        var current = _current;
        try
        {
            current.Refresh();
        }
        catch (ObjectDisposedException) when (!ReferenceEquals(current, _current))
        {
            // It was replaced meanwhile, and its successor has just been asked.
        }
    }

    /// <summary>Resolves by another resolver from now on. Until it answers, the addresses stay those of the one before.</summary>
    public void MoveTo(Resolver next)
    {
        Resolver last;
        bool isStarted;
        lock (_lock)
        {
            last = _current;
            isStarted = _listener is not null;
            if (isStarted)
            {
                Listen(next);
            }

            _current = next;
        }

        if (isStarted)
        {
            next.Refresh();
        }

        last.Dispose();
    }

    protected override void Dispose(bool disposing)
    {
        base.Dispose(disposing);
        _current.Dispose();
    }

    // A resolver may still answer after it was replaced.
    private void Listen(Resolver resolver) => resolver.Start(result =>
    {
        if (ReferenceEquals(resolver, _current))
        {
            _listener!(result);
        }
    });
}
