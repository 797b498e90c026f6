using GraphBff.Engine.Execution;
using GraphBff.Engine.Inputs;
using GraphBff.Engine.Operations;
using GraphBff.Engine.Output;
using GraphBff.Engine.Planning;
using GraphBff.Engine.Telemetry;

namespace GraphBff.Engine.Incremental;

/// <summary>
/// An operation with @defer or @stream. The first response is written like any other, and the later parts are recorded. Only then do the
/// steps of those parts start, so they cannot delay it. Each part is written when its steps are done.
/// </summary>
internal sealed class IncrementalRun(
    OperationPlan plan, OperationRequest request, VariableValues variables, EngineServices services, CancellationToken cancellationToken)
    : PlanRun(plan, request, variables, services, cancellationToken)
{
    private readonly List<PartRun> _parts = [];
    private readonly Deliveries _deliveries = new();
    private readonly LateWork _late = new(origin: null, new Delivery?[plan.Defers]);
    private TaskCompletionSource<OperationResult?>? _pull;
    private Exception? _abandonedWith;
    private bool _wroteFirst;
    private bool _isCompletingPull;

    private LaterResponses Later => field ??= new LaterResponses(_deliveries, Context.RequestId, Trace, bytes => EndTelemetry(bytes));

    /// <summary>Starts the run, and completes the pull with the first response.</summary>
    public void Begin(TaskCompletionSource<OperationResult?> pull)
    {
        _pull = pull;
        Lifetime.Watch(this);
        using var span = OperationTelemetry.Enter(Telemetry);
        Loop.Drive(this);
    }

    /// <summary>
    /// Completes the pull with the next response when there is one, or with null after the last. Callable from any thread, one pull at a
    /// time, after the first response.
    /// </summary>
    public void Pull(TaskCompletionSource<OperationResult?> pull) => Loop.Post(
        _ =>
        {
            _pull = pull;
            CompletePull();
        },
        null);

    /// <summary>Ends the run: no more pulls follow. Callable from any thread.</summary>
    public void Leave()
    {
        Lifetime.Unwatch();
        OnCallerLeft();
    }

    public override ResponseWriter BeginResponse()
    {
        var output = new JsonOutput(Account);
        output.Raw("{\"data\":"u8);
        return new ResponseWriter(output, Steps, Loop.Errors) { OnError = OnError, Late = _late };
    }

    protected override void OnPhasesDone()
    {
        var writer = Writer;
        try
        {
            WriteFirst(writer);
        }
        catch
        {
            writer.Output.Dispose();
            throw;
        }

        StartParts(_late.Records);
    }

    private void WriteFirst(ResponseWriter writer)
    {
        var start = Trace?.Now ?? 0;
        var output = writer.Output;
        WriteData(writer);
        writer.Close();
        if (writer.Errors.Count > 0)
        {
            output.Raw((byte)',');
            ErrorsJson.Write(output, writer.Errors, Context.RequestId);
        }

        _deliveries.Add(_late.Deliveries);
        var pending = _deliveries.TakePending();
        if (pending.Count > 0)
        {
            output.Raw((byte)',');
            IncrementalJson.Pending(output, pending);
            output.Raw(",\"hasNext\":true"u8);
        }

        Trace?.AddPhase("write", start);
        RunTelemetry.Record(Trace, Telemetry, writer.Errors);
        Later.WriteEnd(output);

        output.Raw((byte)'}');
        Account.Take(output.Position);
        _wroteFirst = true;
        TakePull().SetResult(new OperationResult(OperationStatus.Executed, output) { HasErrors = writer.Errors.Count > 0 });
    }

    protected override void OnExpired()
    {
        if (!_wroteFirst)
        {
            OnPhasesDone();
        }

        foreach (var part in _parts)
        {
            part.End();
        }

        CompletePull();
    }

    protected override void OnAbandoned(Exception exception)
    {
        _abandonedWith = exception;
        Trace?.Finish(isCancelled: exception is OperationCanceledException);
        EndTelemetry(isCancelled: exception is OperationCanceledException);
        End();
        CompletePull();
    }

    protected override void OnBroken(FieldError error)
    {
        IsEnded = true;
        _parts.Clear();
        if (_wroteFirst)
        {
            RunTelemetry.Record(Trace, Telemetry, [error]);
            _deliveries.FailAll(error.Error);
        }
        else
        {
            _wroteFirst = true;
            _deliveries.Clear();
            var failed = Failed(error);
            Trace?.Finish();
            EndTelemetry();
            TakePull().SetResult(failed);
        }

        CompletePull();
    }

    private void StartParts(List<LateRecord> records)
    {
        var started = new List<PartRun>();
        foreach (var record in records)
        {
            var run = started.Find(run => run.Part == record.Part);
            if (run is null)
            {
                started.Add(run = new PartRun(record.Part, CompletePull));
            }

            run.Records.Add(record);
        }

        _parts.AddRange(started);
        foreach (var run in started)
        {
            run.Hold();
            if (!IsExpired)
            {
                run.Records.ForEach(record => PartWriter.Collect(Steps, record));
                Steps.Start(run.Part.Steps, run, Context);
            }

            run.Release();
        }
    }

    /// <summary>Completes the open pull, if there is one and a response is ready.</summary>
    private void CompletePull()
    {
        // A part that is done at once calls this while it starts. The outer call writes it.
        if (_pull is null || _isCompletingPull)
        {
            return;
        }

        _isCompletingPull = true;
        try
        {
            if (_abandonedWith is not null)
            {
                TakePull().SetException(_abandonedWith);
            }
            else if (_wroteFirst)
            {
                CompleteLaterPull();
            }
        }
        catch (Exception exception)
        {
            // Writing the last response failed too.
            End();
            TakePull().SetException(exception);
        }
        finally
        {
            _isCompletingPull = false;
        }
    }

    private void CompleteLaterPull()
    {
        OperationResult? news;
        try
        {
            WriteParts();
            news = Later.Next(Account);
        }
        catch (Exception exception)
        {
            Break(exception);
            if (_abandonedWith is not null)
            {
                TakePull().SetException(_abandonedWith);
                return;
            }

            // The client must learn the end, even if the account is used up. That response only completes the open deliveries.
            news = Later.Next(account: null);
        }

        if (news is not null)
        {
            TakePull().SetResult(news);
        }
        else if (!_deliveries.HasNext)
        {
            End();
            TakePull().SetResult(null);
        }
    }

    /// <summary>Writes the parts whose steps are done, and starts the parts inside them.</summary>
    private void WriteParts()
    {
        while (_parts.Find(part => part.IsDone) is { } done)
        {
            var start = Trace?.Now ?? 0;
            _parts.Remove(done);
            var within = new List<LateRecord>();
            foreach (var record in done.Records)
            {
                Write(record, within);
            }

            Trace?.AddPhase("write", start);
            StartParts(within);
        }
    }

    private void Write(LateRecord record, List<LateRecord> within)
    {
        using var output = new JsonOutput(Account);
        var late = new LateWork(record, [.. record.Around]);
        var writer = new ResponseWriter(output, Steps, Loop.Errors, record.Path) { OnError = OnError, Late = late };

        // Written even if no delivery needs the record any more: the steps' cursors must pass its parents.
        var (isWritten, failure) = PartWriter.Write(writer, record);
        if (isWritten && !record.IsDropped)
        {
            writer.Close();
            Account.Take(output.Position);
            record.IsCut = failure is not null;
            record.Json = output.WrittenMemory.ToArray();
            record.Errors = writer.Errors;
            _deliveries.Add(late.Deliveries);
            within.AddRange(late.Records);
        }
        else
        {
            late.TakeBack(0);
        }

        RunTelemetry.Record(Trace, Telemetry, failure is null ? writer.Errors : [.. writer.Errors, .. failure]);
        foreach (var delivery in record.Deliveries)
        {
            delivery.Outstanding--;
            if (failure is not null)
            {
                delivery.Fail(failure);
            }
        }
    }

    private TaskCompletionSource<OperationResult?> TakePull()
    {
        var pull = _pull!;
        _pull = null;
        return pull;
    }

    private void End()
    {
        if (!IsEnded)
        {
            IsEnded = true;
            if (_parts.Count == 0)
            {
                Recycle();
            }
        }
    }
}
