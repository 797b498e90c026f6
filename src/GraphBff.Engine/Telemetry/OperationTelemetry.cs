using System.Diagnostics;
using GraphBff.Engine.Errors;

namespace GraphBff.Engine.Telemetry;

/// <summary>Measures one operation, or the run for one event of a subscription.</summary>
/// <remarks>
/// It has the operation's type, name, document id and hash, never the document, variables or keys. Only one thread at a time uses it.
/// </remarks>
internal sealed class OperationTelemetry
{
    public const string TypeKey = "graphql.operation.type";
    public const string NameKey = "graphql.operation.name";
    public const string ErrorKey = "error.type";

    private readonly EngineTelemetry _engine;
    private readonly bool _isEvent;
    private readonly long _start = Stopwatch.GetTimestamp();
    private bool _isActive;
    private bool _isRefused;
    private int _isEnded;

    public OperationTelemetry(EngineTelemetry engine, in RequestIdentity request)
        : this(engine, request, isEvent: false)
    {
    }

    private OperationTelemetry(EngineTelemetry engine, in RequestIdentity request, bool isEvent)
    {
        _engine = engine;
        _isEvent = isEvent;
        Request = request;
    }

    public RequestIdentity Request { get; }

    /// <summary>The operation's type; null if the document does not say it.</summary>
    public string? Type { get; private set; }

    /// <summary>The operation's name; null for none.</summary>
    public string? Name { get; private set; }

    /// <summary>How many errors its responses have.</summary>
    public int Errors { get; private set; }

    /// <summary>The code of the first one.</summary>
    public string? FirstError { get; private set; }

    /// <summary>How many calls it made.</summary>
    public int Calls { get; private set; }

    public OperationMetrics Metrics => _engine.Metrics;

    public Activity? Span { get; private set; }

    /// <summary>Whether its span is recorded.</summary>
    public bool IsTraced => Span is { IsAllDataRequested: true };

    public bool IsEnded => Volatile.Read(ref _isEnded) != 0;

    public string TraceId => (Span ?? Activity.Current)?.TraceId.ToHexString() ?? "";

    /// <summary>Starts the span, now that the operation is known.</summary>
    /// <param name="type">Its type; null if the document does not say it.</param>
    /// <param name="name">Its name; null for none.</param>
    /// <param name="isKnown">Whether it was cached. If not, the span includes the time since the request came.</param>
    public void Describe(string? type, string? name, bool isKnown)
    {
        Type = type;
        Name = name;
        Span = EngineTelemetry.StartSpan(
            type ?? "GraphQL Operation",
            ActivityKind.Server,
            SpanParent.Of(Request.TraceParent, Request.TraceState),
            type is null ? [] : name is null ? [new(TypeKey, type)] : [new(TypeKey, type), new(NameKey, OperationNames.Short(name))]);
        if (IsTraced)
        {
            if (!isKnown)
            {
                Span!.SetStartTime(Span.StartTimeUtc - Stopwatch.GetElapsedTime(_start));
            }

            Span!.SetTag("graphql.document.id", Request.DocumentId);
            Span.SetTag("graphbff.request.id", Request.RequestId);
        }
    }

    /// <summary>Notes that the operation runs.</summary>
    public void Run()
    {
        _isActive = true;
        Metrics.Began(Type!);
    }

    /// <summary>Makes its span current until the scope is disposed, so that the span's context goes to the calls that begin.</summary>
    /// <param name="operation">The operation; null for none, which changes nothing.</param>
    public static SpanScope Enter(OperationTelemetry? operation)
    {
        if (operation?.Span is not { } span)
        {
            return default;
        }

        var scope = new SpanScope(Activity.Current);
        Activity.Current = span;
        return scope;
    }

    /// <summary>Notes an error in a response.</summary>
    public void Fail(GraphError error)
    {
        Errors++;
        FirstError ??= error.Code;
        Metrics.Failed(error.Code);
    }

    /// <summary>Ends the measurement of an operation that does not run.</summary>
    public void Refuse(IReadOnlyList<GraphError> errors)
    {
        _isRefused = true;
        foreach (var error in errors)
        {
            Fail(error);
        }

        End();
    }

    /// <summary>Notes how many calls it made, of those that it may make.</summary>
    public void Called(int made, int most)
    {
        Calls += made;
        Metrics.Used("calls", (double)made / most);
    }

    /// <summary>The run for an event of this subscription. It is no part of the subscription's trace, which may be hours long.</summary>
    public OperationTelemetry Next() => new(_engine, Request, isEvent: true)
    {
        Type = Type,
        Name = Name,
        Span = EngineTelemetry.StartSpan(
            "subscription event",
            ActivityKind.Internal,
            parent: default,
            Name is null ? [new(TypeKey, Type)] : [new(TypeKey, Type), new(NameKey, OperationNames.Short(Name))],
            IsTraced ? [new ActivityLink(Span!.Context)] : null),
    };

    /// <summary>Ends the measurement. Later calls do nothing.</summary>
    public void End(bool isCancelled = false)
    {
        if (Interlocked.Exchange(ref _isEnded, 1) != 0)
        {
            return;
        }

        var outcome = isCancelled ? OperationOutcome.Cancelled
            : _isRefused ? OperationOutcome.Refused
            : Errors > 0 ? OperationOutcome.Errors
            : OperationOutcome.Ok;
        if (_isActive)
        {
            Metrics.Ended(Type!);
        }

        if (!_isEvent)
        {
            _engine.Record(this, outcome, Stopwatch.GetElapsedTime(_start));
        }

        EndSpan(outcome);
    }

    private void EndSpan(OperationOutcome outcome)
    {
        if (Span is not { } span)
        {
            return;
        }

        if (span.IsAllDataRequested)
        {
            span.SetTag("graphbff.outcome", outcome.Text());
            if (FirstError is not null)
            {
                span.SetTag(ErrorKey, FirstError);
                // A client's mistake is not the server's failure, as with a 400 of HTTP.
                span.SetStatus(outcome == OperationOutcome.Errors ? ActivityStatusCode.Error : ActivityStatusCode.Unset);
            }
        }

        var current = Activity.Current;
        span.Stop();
        Activity.Current = current == span ? null : current;
    }
}
