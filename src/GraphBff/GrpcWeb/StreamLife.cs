namespace GraphBff.GrpcWeb;

/// <summary>Ends a stream when its client leaves, when the server drains, or when there was no message for too long.</summary>
internal sealed class StreamLife : IDisposable
{
    private readonly CancellationTokenSource _ending = new();
    private readonly CancellationTokenSource _silence;
    private readonly CancellationTokenRegistration[] _registrations;
    private readonly TimeSpan _idleTimeout;
    private volatile bool _isSilent;

    public StreamLife(TimeSpan idleTimeout, TimeProvider time, CancellationToken draining, CancellationToken clientLeft)
    {
        _idleTimeout = idleTimeout;
        _silence = new(Timeout.InfiniteTimeSpan, time);
        _registrations =
        [
            clientLeft.UnsafeRegister(static life => ((StreamLife)life!).End(), this),
            draining.UnsafeRegister(static life => ((StreamLife)life!).End(), this),
            _silence.Token.UnsafeRegister(static life => ((StreamLife)life!).FallSilent(), this),
        ];
    }

    public CancellationToken Token => _ending.Token;

    /// <summary>Whether the stream ended because it had no message for too long.</summary>
    public bool IsSilent => _isSilent;

    /// <summary>Waits for the service. The time in which a client takes a message does not count.</summary>
    public async Task<T> WaitAsync<T>(Task<T> next)
    {
        _silence.CancelAfter(_idleTimeout);
        var result = await next;
        _silence.CancelAfter(Timeout.InfiniteTimeSpan);
        return result;
    }

    public void Dispose()
    {
        foreach (var registration in _registrations)
        {
            registration.Dispose();
        }

        _silence.Dispose();
        _ending.Dispose();
    }

    private void FallSilent()
    {
        _isSilent = true;
        End();
    }

    // The drain tells one stream after another, so none may hold it up.
    private void End() => _ = _ending.CancelAsync();
}
