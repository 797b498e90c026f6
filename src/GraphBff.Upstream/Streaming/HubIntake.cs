using GraphBff.Engine.Types;

namespace GraphBff.Upstream.Streaming;

/// <summary>
/// Makes entries of a hub's ring of the messages of its stream: knows the token that resumes the stream, drops what a service
/// repeats, and collects the current state until it is complete.
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

    /// <summary>Where the stream is resumed; empty where it cannot be.</summary>
    public string LastToken { get; private set; }

    /// <summary>Whether the service has sent all of the current state.</summary>
    public bool IsStateTold { get; private set; }

    /// <summary>What a subscriber who joins now reads first; null where there is no state or it comes with the next entry.</summary>
    public StreamEvent[]? Snapshot() => _isCollecting ? null : _state?.Snapshot(LastToken);

    /// <summary>Finds the place behind a token that this hub has seen and still knows.</summary>
    /// <param name="token">The token.</param>
    /// <param name="sinceGap">Whether to look no further back than the last gap.</param>
    /// <param name="position">The place.</param>
    public bool TryFind(string token, bool sinceGap, out long position)
    {
        position = token.Length == 0 ? -1
            : token == LastToken ? _hub.Ring.End
            : Math.Max(_hub.Ring.Find(token, sinceGap), _tokens.Find(token));
        return position >= _hub.Ring.Start;
    }

    /// <summary>Says where the stream is to be opened now.</summary>
    public WatchStart Begin()
    {
        if (LastToken.Length > 0)
        {
            _isResumed = true;
            return new(LastToken, IncludeCurrentState: false);
        }

        bool withState = !_isSteppingOver && (_group.HasState || _wantsState);
        if (withState && _hub.Kind != HubKind.Private)
        {
            _isCollecting = true;
            _state = new(_hub.Source, _group.Owner.Options.MaxStateItems);
        }

        return new("", withState);
    }

    /// <summary>Expects what was received before to come again, from a stream that was opened behind it.</summary>
    public void Resumed() => _isResumed = true;

    /// <summary>
    /// Leaves the place of a message that the call cannot bring, without a token and without the current state, of which the same message
    /// may be a part.
    /// </summary>
    /// <returns>False where nothing leads past it: the state itself cannot be read, or the call brought nothing before.</returns>
    public bool StepOver(bool hasMessage)
    {
        bool mayLeave = _hub.Kind == HubKind.Private ? IsStateTold : !_isCollecting || !_group.HasState;
        if (!mayLeave || (LastToken.Length == 0 && !hasMessage))
        {
            return false;
        }

        (LastToken, _wantsState, _isCollecting, _state, _isSteppingOver) = ("", false, false, null, true);
        _tokens.Clear();
        return true;
    }

    /// <summary>Takes a message.</summary>
    /// <returns>Whether it brought anything new.</returns>
    public bool Receive(in WatchMessage message)
    {
        switch (message.Kind)
        {
            case WatchMessageKind.Checkpoint:
                bool isNew = ReachToken(message.ResumeToken);
                CompleteState();
                IsStateTold = true;
                _group.Merge(_hub);
                return isNew;

            case WatchMessageKind.Current when _isCollecting:
                if (message.Key is not { } key)
                {
                    // It has no place among the others, so it does not wait for them.
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
                IsStateTold |= message.Kind != WatchMessageKind.Current;
                _group.Merge(_hub);
                return true;
        }
    }

    /// <summary>Begins anew, without a token.</summary>
    /// <returns>Whether that is a gap.</returns>
    public bool Restart()
    {
        // Who waits for a state that is not complete loses nothing: it is collected anew.
        bool isGap = !_isCollecting || !_group.HasState;
        // Who joins now waits for the new state: what is known may be old, and they would not be told.
        (LastToken, _wantsState, _state, IsStateTold) = ("", true, null, false);
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

    private StreamEvent Event(in WatchMessage message) => message.Fault is { } fault
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
            // Who is here has read the state. Who comes gets a stream that begins with it.
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

    // What follows of the state is part of what is not told.
    private void StateTooLarge()
    {
        _state = null;
        _group.Owner.Log.StateTooLarge(_hub.Source.Service, _hub.Source.Name, _group.Owner.Options.MaxStateItems);
        if (_group.HasState)
        {
            _group.Split(_hub);
        }
    }
}
