namespace GraphBff.Upstream.Streaming;

/// <summary>Holds a hub's stream back while its subscribers have no room, for as long as that helps: see <see cref="HubPace"/>.</summary>
internal sealed class BurstHold(StreamHub hub)
{
    // How long a stream that waits for its only subscriber does not see that a second one came.
    private static readonly TimeSpan Alone = TimeSpan.FromSeconds(1);

    private readonly StreamOptions _options = hub.Group.Owner.Options;
    private readonly TimeProvider _time = hub.Group.Owner.Time;
    private readonly CancellationToken _closing = hub.Closing;
    // When the stream may again be held back at the cost of those who keep up.
    private long _patientFrom;

    /// <summary>Done when the subscribers have room for more; null while they have.</summary>
    public Task? Room() => hub.Room(isPatient: _time.GetTimestamp() >= _patientFrom);

    /// <summary>Waits until the subscribers have module, or it does not help.</summary>
    public async Task HoldBackAsync(Task room)
    {
        long start = _time.GetTimestamp();
        bool isOn = true;
        while (isOn && !room.IsCompleted && !_closing.IsCancellationRequested)
        {
            var look = hub.IsAlone ? Alone : _options.BurstPatience / 4;
            await room.WaitAsync(look, _time, _closing).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            var held = _time.GetElapsedTime(start);
            isOn = room.IsCompleted || hub.HoldsOn(isPatient: held < _options.BurstPatience);
        }

        // Subscribers that are slow in turn can take half of the time at most.
        long now = _time.GetTimestamp();
        _patientFrom = now + (now - start);
    }
}
