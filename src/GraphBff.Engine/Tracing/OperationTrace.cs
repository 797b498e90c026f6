using GraphBff.Engine.Errors;
using GraphBff.Engine.Output;

namespace GraphBff.Engine.Tracing;

/// <summary>
/// Records what one operation does: the steps of its plan, the batches of its loaders, its calls to services. A request with an
/// <c>OperationRequest.Trace</c> is recorded. Other requests pay only a null check per step, batch and call.
/// </summary>
/// <remarks>
/// Times are microseconds since the trace was made. The trace keeps no keys, arguments, variables or results, only counts. It keeps the
/// document's text only if the settings say so.
/// </remarks>
/// <param name="time">The clock.</param>
/// <param name="settings">What the trace keeps, and where it goes.</param>
public sealed class OperationTrace(TimeProvider time, TraceSettings settings)
{
    private const int MaxFields = 3;

    private readonly long _start = time.GetTimestamp();
    private readonly AsyncLocal<TraceScope?> _scope = new();
    private readonly Dictionary<object, List<BatchTrace>> _dispatched = [];
    private readonly List<PhaseTrace> _phases = [];
    private readonly List<BatchTrace> _batches = [];
    private readonly List<CallTrace> _calls = [];
    private readonly SortedSet<string> _errorCodes = new(StringComparer.Ordinal);
    private StepTrace?[] _steps = [];
    private long? _end;

    /// <summary>When the trace was made.</summary>
    public DateTimeOffset StartTime { get; } = time.GetUtcNow();

    /// <summary>The document's text; null if the trace does not keep it, or if the document was refused.</summary>
    public string? Document { get; private set; }

    /// <summary>The step or batch that the calling code runs for; null for none.</summary>
    public TraceScope? Scope => _scope.Value;

    internal Lock Gate { get; } = new();

    internal bool InResponse => settings.InResponse;

    internal bool KeepsDocument => settings.KeepsDocument;

    internal long Now => (long)time.GetElapsedTime(_start).TotalMicroseconds;

    /// <summary>When it ended; the current time if it still runs.</summary>
    internal long End => _end ?? Now;

    internal string? Name { get; private set; }

    internal string Kind { get; private set; } = "";

    /// <summary>Whether the operation was cached, so that it was not parsed and validated.</summary>
    internal bool IsCached { get; private set; }

    /// <summary>Whether it was cancelled, so that it has no response.</summary>
    internal bool IsCancelled { get; private set; }

    internal ITracedPlan? Plan { get; private set; }

    internal int Errors { get; private set; }

    internal IReadOnlyCollection<string> ErrorCodes => _errorCodes;

    internal IReadOnlyList<PhaseTrace> Phases => _phases;

    internal IEnumerable<StepTrace> Steps => _steps.OfType<StepTrace>();

    internal IReadOnlyList<BatchTrace> Batches => _batches;

    internal IReadOnlyList<CallTrace> Calls => _calls;

    /// <summary>How many batches and calls it does not list.</summary>
    internal int Dropped { get; private set; }

    /// <summary>Records the start of a call to a service. Call it from any thread.</summary>
    /// <param name="scope">The step or batch that the call is for: <see cref="Scope"/> in the code that decided on the call.</param>
    /// <param name="service">The service's name.</param>
    /// <param name="method">The method's full name: <c>/user.v1.UserService/GetUser</c>.</param>
    /// <param name="keys">How many keys the request asks for; 0 if unknown.</param>
    /// <param name="requestBytes">The request's size in bytes; null if unknown.</param>
    /// <returns>The call's trace, which records its end; null if the trace lists no more calls.</returns>
    public CallTrace? BeginCall(TraceScope? scope, string service, string method, int keys = 0, int? requestBytes = null)
    {
        lock (Gate)
        {
            if (_end is not null)
            {
                return null;
            }

            if (_calls.Count >= settings.MaxCalls)
            {
                Dropped++;
                return null;
            }

            var call = new CallTrace(this, scope, service, method.TrimStart('/'), Now) { Keys = keys, RequestBytes = requestBytes };
            _calls.Add(call);
            return call;
        }
    }

    /// <summary>Records that the current batch is not one call.</summary>
    /// <param name="method">The batch method's full name; empty if unknown.</param>
    /// <param name="status">Its status, as gRPC spells it.</param>
    public void FallBack(string method, string status)
    {
        if (Scope is BatchTrace batch)
        {
            lock (Gate)
            {
                batch.Fallback = new BatchFallback(method[(method.LastIndexOf('/') + 1)..], status);
            }
        }
    }

    /// <summary>The trace in one line.</summary>
    public TraceSummary Summarize()
    {
        lock (Gate)
        {
            string[] fields = Plan is null ? [] : [.. Plan.RootKeys.Take(MaxFields)];
            return new TraceSummary(
                Name, Kind, fields, StartTime, TimeSpan.FromMicroseconds(End), _calls.Count, Errors, ServiceTime.Of(_calls, End));
        }
    }

    /// <summary>Writes the trace as JSON: the value of <c>extensions.trace</c>.</summary>
    public void Write(JsonOutput output)
    {
        lock (Gate)
        {
            TraceJson.Write(output, this);
        }
    }

    /// <summary>A trace with the same settings, for the next event of a subscription.</summary>
    internal OperationTrace Next() => new(time, settings) { Name = Name, Kind = Kind, Document = Document, IsCached = true };

    /// <summary>Records which operation it is.</summary>
    /// <param name="name">Its name; null for none.</param>
    /// <param name="kind">Its kind, as the document spells it.</param>
    /// <param name="document">The document's text; null unless <see cref="KeepsDocument"/>.</param>
    /// <param name="isCached">Whether it was cached.</param>
    internal void Describe(string? name, string kind, string? document, bool isCached)
    {
        Name = name;
        Kind = kind;
        Document = document;
        IsCached = isCached;
    }

    internal void Begin(ITracedPlan plan)
    {
        Plan = plan;
        _steps = new StepTrace?[plan.StepCount];
    }

    /// <summary>When planning began: at the end of validation, or now if the operation was cached.</summary>
    internal long PlanningBegan => _phases.Count > 0 ? _phases[^1].End : Now;

    internal void AddPhase(string name, long start) => _phases.Add(new PhaseTrace(name, start, Now));

    /// <summary>From here on, work is done for this scope.</summary>
    internal void Enter(TraceScope? scope) => _scope.Value = scope;

    /// <summary>The trace of a step, created on first use.</summary>
    internal StepTrace StepOf(int step, int parents) => _steps[step] ??= new StepTrace(step, parents, Now, _batches.Count);

    /// <summary>Records that a step's code asks for a key.</summary>
    /// <param name="step">The step.</param>
    /// <param name="key">The loader's entry of the key.</param>
    /// <param name="batch">The batch that brings it.</param>
    internal void Ask(StepTrace step, object key, object batch)
    {
        lock (Gate)
        {
            step.Ask(key, batch, _dispatched.ContainsKey(batch));
        }
    }

    /// <summary>Records the start of a batch. From here on, the calling asynchronous method runs in the batch's scope.</summary>
    /// <param name="loader">The loader's class.</param>
    /// <param name="batch">
    /// The keys that the loader dispatched together. They go in several chunks if one batch cannot take them all.
    /// </param>
    /// <param name="size">How many keys this chunk has.</param>
    /// <returns>Null if the trace lists no more batches.</returns>
    internal BatchTrace? BeginBatch(string loader, object batch, int size)
    {
        lock (Gate)
        {
            BatchTrace? trace = null;
            if (_batches.Count < settings.MaxCalls)
            {
                trace = new BatchTrace(loader, size, _batches.Count, Now);
                _batches.Add(trace);
                if (!_dispatched.TryGetValue(batch, out var chunks))
                {
                    _dispatched.Add(batch, chunks = []);
                }

                chunks.Add(trace);
            }
            else
            {
                Dropped++;
            }

            _scope.Value = trace;
            return trace;
        }
    }

    internal void EndBatch(BatchTrace? batch)
    {
        if (batch is not null)
        {
            lock (Gate)
            {
                batch.End = Now;
            }
        }
    }

    internal void Fail(IEnumerable<GraphError> errors)
    {
        lock (Gate)
        {
            foreach (var error in errors)
            {
                Errors++;
                _errorCodes.Add(error.Code);
            }
        }
    }

    /// <summary>Ends the trace and gives it to the sink. Later calls do nothing.</summary>
    internal void Finish(bool isCancelled = false)
    {
        lock (Gate)
        {
            if (_end is not null)
            {
                return;
            }

            _end = Now;
            IsCancelled = isCancelled;
        }

        settings.Sink?.Add(this);
    }

    /// <summary>Whether a batch is among the first <paramref name="batchesBefore"/> that began. Call it under the gate.</summary>
    internal bool IsKnown(object batch, int batchesBefore)
        => _dispatched.TryGetValue(batch, out var traces) && traces[0].Index < batchesBefore;

    /// <summary>Finds the batches that brought a step's keys. Call it under the gate.</summary>
    internal void FindBatches(StepTrace step) => step.Find(_dispatched);
}
