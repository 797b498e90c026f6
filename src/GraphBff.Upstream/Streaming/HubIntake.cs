using GraphBff.Engine.Types;

namespace GraphBff.Upstream.Streaming;

/// <summary>
/// Turns the messages of an upstream stream into entries of the hub's ring. It keeps the token that resumes the stream, drops repeated
/// messages, and collects the current state until it is complete.
/// </summary>
/// <remarks>Guarded by the group's gate.</remarks>
internal sealed class HubIntake
{
    private readonly StreamHub _hub;
    private readonly HubGroup _group;
    private readonly HubTokens _tokens = new();
    private HubState? _state;
    private bool _isCollecting;
    private bool _isResumed;
    private bool _wantsState;
    private bool _isSteppingOver;

    public HubIntake(StreamHub hub, string token)
    {
        _hub = hub;
        _group = hub.Group;
        LastToken = token;
        if (token.Length > 0)
        {
            _tokens.Add(token, 0);
        }
    }

    /// <summary>The token from which the stream resumes; empty if it cannot.</summary>
    public string LastToken { get; private set; }

    /// <summary>Whether the service has sent all of the current state.</summary>
    public bool IsStateComplete { get; private set; }

    /// <summary>The events that a subscriber which joins now reads first; null if there is no state, or the next entry brings it.</summary>
    public SubscriptionEvent[]? Snapshot() => _isCollecting ? null : _state?.Snapshot(LastToken);

    /// <summary>Finds the position after a token that this hub has seen and still knows.</summary>
    /// <param name="token">The token.</param>
    /// <param name="sinceGap">Whether to search only after the last gap.</param>
    /// <param name="position">The position.</param>
    public bool TryFind(string token, bool sinceGap, out long position)
    {
        position = token.Length == 0 ? -1
            : token == LastToken ? _hub.Ring.End
            : Math.Max(_hub.Ring.Find(token, sinceGap), _tokens.Find(token));
        return position >= _hub.Ring.Start;
    }

    /// <summary>Starts an upstream stream, and returns where it begins.</summary>
    public WatchStart Begin()
    {
        if (LastToken.Length > 0)
        {
            _isResumed = true;
            return new(LastToken, IncludeCurrentState: false);
        }

        var withState = !_isSteppingOver && (_group.HasState || _wantsState);
        if (withState && _hub.Kind != HubKind.Private)
        {
            _isCollecting = true;
            _state = new(_hub.Source, _group.Owner.Options.MaxStateItems);
        }

        return new("", withState);
    }

    /// <summary>Expects repeated messages: a new upstream stream has resumed from the last token.</summary>
    public void Resumed() => _isResumed = true;

    /// <summary>
    /// Skips a message that cannot be received. The stream restarts without a token, and without the current state, since that may contain
    /// the same message.
    /// </summary>
    /// <returns>False if it cannot be skipped: the state itself cannot be read, or the call had received nothing before.</returns>
    public bool StepOver(bool hasMessage)
    {
        var mayLeave = _hub.Kind == HubKind.Private ? IsStateComplete : !_isCollecting || !_group.HasState;
        if (!mayLeave || (LastToken.Length == 0 && !hasMessage))
        {
            return false;
        }

        (LastToken, _wantsState, _isCollecting, _state, _isSteppingOver) = ("", false, false, null, true);
        _tokens.Clear();
        return true;
    }

    /// <summary>Handles a message.</summary>
    /// <returns>Whether it brought anything new.</returns>
    public bool Receive(in WatchMessage message)
    {
        switch (message.Kind)
        {
            case WatchMessageKind.Checkpoint:
                var isNew = ReachToken(message.ResumeToken);
                CompleteState();
                IsStateComplete = true;
                _group.Merge(_hub);
                return isNew;

            case WatchMessageKind.Current when _isCollecting:
                if (message.Key is not { } key)
                {
                    // A message without a key is not part of the state, so it does not wait for that.
                    _hub.Append(Event(message), message.Bytes);
                }
                else if (_state?.TryPut(key, message.Content, isCurrent: true) == false)
                {
                    StateTooLarge();
                }

                return true;

            default:
                if (_isResumed && message.ResumeToken.Length > 0)
                {
                    if (TryFind(message.ResumeToken, sinceGap: true, out _))
                    {
                        return false;
                    }

                    _isResumed = false;
                }

                CompleteState();
                Keep(message);
                _hub.Append(Event(message), message.Bytes);
                LastToken = message.ResumeToken.Length > 0 ? message.ResumeToken : LastToken;
                IsStateComplete |= message.Kind != WatchMessageKind.Current;
                _group.Merge(_hub);
                return true;
        }
    }

    /// <summary>Starts over without a token.</summary>
    /// <returns>Whether that is a gap.</returns>
    public bool Restart()
    {
        // A subscriber that waits for an incomplete state loses nothing: the state is collected again.
        var isGap = !_isCollecting || !_group.HasState;
        // A subscriber that joins now waits for the new state. The known state may be outdated, and no gap would say so.
        (LastToken, _wantsState, _state, IsStateComplete) = ("", true, null, false);
        _tokens.Clear();
        return isGap;
    }

    private bool ReachToken(string token)
    {
        if (token.Length == 0 || token == LastToken)
        {
            return false;
        }

        (LastToken, _isSteppingOver) = (token, false);
        _tokens.Add(token, _hub.Ring.End);
        return true;
    }

    private SubscriptionEvent Event(in WatchMessage message) => message.Fault is { } fault
        ? new(StreamErrors.BadEvent(_hub.Source.Service, fault), message.ResumeToken)
        : new(message.Content, message.ResumeToken);

    private void Keep(in WatchMessage message)
    {
        if (message.Key is not { } key)
        {
            return;
        }

        if (message.Kind == WatchMessageKind.Removal)
        {
            _state?.Remove(key);
        }
        else if (_state?.TryPut(key, message.Content, message.Kind == WatchMessageKind.Current) == false)
        {
            // Present subscribers have read the state. Later ones get a private stream that begins with it.
            _state = null;
            _group.LoseState(_hub);
        }
    }

    private void CompleteState()
    {
        if (!_isCollecting)
        {
            return;
        }

        (_isCollecting, _wantsState) = (false, false);
        var snapshot = _state?.Snapshot(LastToken) ?? [];
        if (!_group.HasState)
        {
            _state = null;
        }

        if (snapshot.Length > 0)
        {
            _hub.Append(snapshot);
        }
    }

    // The rest of the state is not kept either.
    private void StateTooLarge()
    {
        _state = null;
        Log.StateTooLarge(_group.Owner.Logger, _hub.Source.Service, _hub.Source.Name, _group.Owner.Options.MaxStateItems);
        if (_group.HasState)
        {
            _group.Split(_hub);
        }
    }
}
