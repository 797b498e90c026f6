namespace GraphBff.Upstream.Streaming;

/// <summary>
/// Stops reading a hub's upstream stream while its subscribers have no room, for as long as that helps. <see cref="HubPace"/> decides.
/// </summary>
internal sealed class BurstHold(StreamHub hub)
{
    // How often a stream that waits for its only subscriber checks whether a second one has joined.
    private static readonly TimeSpan Alone = TimeSpan.FromSeconds(1);

    private readonly StreamOptions _options = hub.Group.Owner.Options;
    private readonly TimeProvider _time = hub.Group.Owner.Time;
    private readonly CancellationToken _closing = hub.Closing;
    // From when the stream may be held back again although some subscribers keep up.
    private long _patientFrom;

    /// <summary>Completes when the subscribers have room for more; null if they have room now.</summary>
    public Task? Room() => hub.Room(isPatient: _time.GetTimestamp() >= _patientFrom);

    /// <summary>Waits until the subscribers have room, or waiting no longer helps.</summary>
    public async Task HoldBackAsync(Task room)
    {
        var start = _time.GetTimestamp();
        var isOn = true;
        while (isOn && !room.IsCompleted && !_closing.IsCancellationRequested)
        {
            var look = hub.IsAlone ? Alone : _options.BurstPatience / 4;
            await room.WaitAsync(look, _time, _closing).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            var held = _time.GetElapsedTime(start);
            isOn = room.IsCompleted || hub.KeepsHolding(isPatient: held < _options.BurstPatience);
        }

        // So subscribers that are slow in turn hold the stream back for at most half of the time.
        var now = _time.GetTimestamp();
        _patientFrom = now + (now - start);
    }
}
