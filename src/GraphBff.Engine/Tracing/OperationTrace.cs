using GraphBff.Engine.Batching;
using GraphBff.Engine.Errors;
using GraphBff.Engine.Execution;
using GraphBff.Engine.Operations;
using GraphBff.Engine.Output;
using GraphBff.Engine.Planning;

namespace GraphBff.Engine.Tracing;

/// <summary>
/// What one operation did, as it did it: the steps of its plan, the batches of its loaders, its calls to services. Collected for a request
/// that brings one (<see cref="OperationRequest.Trace"/>); others pay for a null check in a step, a batch and a call, and nothing else.
/// </summary>
/// <remarks>
/// Times are microseconds since the trace was made. Keys, arguments, variables and results are counted and not kept; the document's text
/// only where the settings say so.
/// </remarks>
/// <param name="time">The clock.</param>
/// <param name="settings">What is kept and where it goes.</param>
public sealed class OperationTrace(TimeProvider time, TraceSettings settings)
{
    private const int MaxFields = 3;

    private readonly long _start = time.GetTimestamp();
    private readonly AsyncLocal<TraceScope?> _scope = new();
    private readonly Dictionary<LoaderBatch, List<BatchTrace>> _dispatched = [];
    private readonly List<PhaseTrace> _phases = [];
    private readonly List<BatchTrace> _batches = [];
    private readonly List<CallTrace> _calls = [];
    private readonly SortedSet<string> _errorCodes = new(StringComparer.Ordinal);
    private StepTrace?[] _steps = [];
    private long? _end;

    /// <summary>When the trace was made.</summary>
    public DateTimeOffset StartTime { get; } = time.GetUtcNow();

    /// <summary>The document's text; null where it is not to be kept, or was refused.</summary>
    public string? Document { get; private set; }

    /// <summary>For whose sake the code that asks runs; null for nobody's in particular.</summary>
    public TraceScope? Scope => _scope.Value;

    internal Lock Gate { get; } = new();

    internal bool InResponse => settings.InResponse;

    internal long Now => (long)time.GetElapsedTime(_start).TotalMicroseconds;

    /// <summary>When it ended; now where it has not.</summary>
    internal long End => _end ?? Now;

    internal string? Name { get; private set; }

    internal string Kind { get; private set; } = "";

    /// <summary>Whether the operation was known, so that it was not parsed and validated.</summary>
    internal bool IsCached { get; private set; }

    /// <summary>How it ended where it has no response: <c>CANCELLED</c>.</summary>
    internal bool IsCancelled { get; private set; }

    internal OperationPlan? Plan { get; private set; }

    internal int Errors { get; private set; }

    internal IReadOnlyCollection<string> ErrorCodes => _errorCodes;

    internal IReadOnlyList<PhaseTrace> Phases => _phases;

    internal IEnumerable<StepTrace> Steps => _steps.OfType<StepTrace>();

    internal IReadOnlyList<BatchTrace> Batches => _batches;

    internal IReadOnlyList<CallTrace> Calls => _calls;

    /// <summary>Batches and calls that it does not list.</summary>
    internal int Dropped { get; private set; }

    /// <summary>Notes the start of a call to a service. From any thread.</summary>
    /// <param name="scope">For whose sake: <see cref="Scope"/>, where the call was decided on.</param>
    /// <param name="service">The service's name.</param>
    /// <param name="method">The method's full name: <c>/user.v1.UserService/GetUser</c>.</param>
    /// <param name="keys">How many keys the request asks for; 0 where that is not known.</param>
    /// <param name="requestBytes">The request's size in bytes; null where it is not known.</param>
    /// <returns>What notes its end; null where the trace lists no more calls.</returns>
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

    /// <summary>Notes that the batch that is under way here is not one call.</summary>
    /// <param name="method">The batch method's full name; empty where it is not known.</param>
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
            string[] fields = Plan is null ? [] : [.. Plan.Root.Fields.ToArray().Take(MaxFields).Select(field => field.Site.ResponseKey)];
            return new TraceSummary(
                Name, Kind, fields, StartTime, TimeSpan.FromMicroseconds(End), _calls.Count, Errors, ServiceTime.Of(_calls, End));
        }
    }

    /// <summary>Writes the trace as JSON: what <c>extensions.trace</c> is.</summary>
    public void Write(JsonOutput output)
    {
        lock (Gate)
        {
            TraceJson.Write(output, this);
        }
    }

    /// <summary>A trace with the same settings, for the next event of a subscription.</summary>
    internal OperationTrace Next() => new(time, settings) { Name = Name, Kind = Kind, Document = Document, IsCached = true };

    internal void Describe(OperationEntry entry, bool isCached)
    {
        Name = entry.Name;
        Kind = entry.KindName;
        IsCached = isCached;
        Document = settings.KeepsDocument ? entry.Text : null;
    }

    internal void Begin(OperationPlan plan)
    {
        Plan = plan;
        _steps = new StepTrace?[plan.Steps.Length];
    }

    /// <summary>When planning began: with validation's end, or now where the operation was known.</summary>
    internal long PlanningBegan => _phases.Count > 0 ? _phases[^1].End : Now;

    internal void AddPhase(string name, long start) => _phases.Add(new PhaseTrace(name, start, Now));

    /// <summary>Starts a step's source in the step's scope.</summary>
    internal void Start(StepRun run)
    {
        var outer = Scope;
        _scope.Value = StepOf(run);
        try
        {
            run.Plan.Source.Start(run);
        }
        finally
        {
            _scope.Value = outer;
        }
    }

    /// <summary>Notes what came back to a step.</summary>
    /// <param name="run">The step; its results are still entries of loaders where they came from there.</param>
    /// <param name="isDone">Whether everything is there; else the time is up.</param>
    internal void Settle(StepRun run, bool isDone)
    {
        lock (Gate)
        {
            var step = StepOf(run);
            step.End = isDone ? Now : null;
            foreach (var result in run.Results)
            {
                if (result is LoaderEntry entry)
                {
                    step.Ask(entry, IsKnown(entry.Batch, step.BatchesBefore));
                    if (entry.Batch.IsCompleted)
                    {
                        step.Take(entry.Outcome);
                    }
                }
                else if (!ReferenceEquals(result, StepRun.Owed))
                {
                    step.Take(result);
                }
            }

            step.Find(_dispatched);
        }
    }

    internal void Ask(StepTrace step, LoaderEntry entry)
    {
        lock (Gate)
        {
            step.Ask(entry, _dispatched.ContainsKey(entry.Batch));
        }
    }

    /// <summary>Notes the start of a batch, and is in its scope from here on, as far as the asynchronous method reaches that asks.</summary>
    /// <returns>Null where the trace lists no more batches.</returns>
    internal BatchTrace? BeginBatch(DataLoader loader, LoaderBatch batch, int size)
    {
        lock (Gate)
        {
            BatchTrace? trace = null;
            if (_batches.Count < settings.MaxCalls)
            {
                trace = new BatchTrace(loader.GetType().Name, size, _batches.Count, Now);
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

    internal void Fail(IReadOnlyList<FieldError> errors) => Fail(errors.Select(error => error.Error));

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

    /// <summary>Ends the trace and hands it over; more than once does nothing more.</summary>
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

    private StepTrace StepOf(StepRun run) =>
        _steps[run.Plan.Index] ??= new StepTrace(run.Plan, run.Parents.Length, Now, _batches.Count);

    private bool IsKnown(LoaderBatch batch, int batchesBefore) =>
        _dispatched.TryGetValue(batch, out var traces) && traces[0].Index < batchesBefore;
}
