using GraphBff.Engine.Errors;
using GraphBff.Engine.Execution;
using GraphBff.Engine.Inputs;
using GraphBff.Engine.Operations;
using GraphBff.Engine.Output;
using GraphBff.Engine.Planning;

namespace GraphBff.Engine.Incremental;

/// <summary>
/// An operation with @defer or @stream. The first response is written as if there were nothing else, and notes what it left out. Only then
/// do the steps of those parts start, so that they cannot hold it back; each part is written once its steps are done.
/// </summary>
internal sealed class IncrementalRun(
    OperationPlan plan, OperationRequest request, VariableValues variables, EngineServices services, CancellationToken cancellationToken)
    : PlanRun(plan, request, variables, services, cancellationToken)
{
    private readonly List<PartRun> _parts = [];
    private readonly Deliveries _deliveries = new();
    private TaskCompletionSource<OperationResult?>? _pull;
    private Exception? _left;
    private bool _wroteFirst;
    private bool _isHanding;

    private LaterResponses Later => field ??= new LaterResponses(_deliveries, Context.RequestId, Trace);

    /// <summary>Starts the run, for who pulls the first response.</summary>
    public void Begin(TaskCompletionSource<OperationResult?> pull)
    {
        _pull = pull;
        Lifetime.Watch(this);
        Loop.Drive(this);
    }

    /// <summary>
    /// Completes the pull with the next response, once there is one; with null after the last. From any thread, one at a time, after the
    /// first.
    /// </summary>
    public void Pull(TaskCompletionSource<OperationResult?> pull) => Loop.Post(
        _ =>
        {
            _pull = pull;
            Hand();
        },
        null);

    /// <summary>Ends the run; nobody pulls any more. From any thread.</summary>
    public void Leave()
    {
        Lifetime.Unwatch();
        OnCallerLeft();
    }

    protected override ResponseWriter BeginResponse()
    {
        var output = new JsonOutput(Account);
        output.Raw("{\"data\":"u8);
        return new ResponseWriter(output, Steps, Loop.Errors) { Late = new LateWork(null, new Delivery?[Plan.Defers]) };
    }

    protected override void OnPhasesDone()
    {
        var writer = Begun ?? BeginResponse();
        try
        {
            WriteFirst(writer);
        }
        catch
        {
            writer.Output.Dispose();
            throw;
        }

        StartParts(((LateWork)writer.Late!).Records);
    }

    private void WriteFirst(ResponseWriter writer)
    {
        var start = Trace?.Now ?? 0;
        var output = writer.Output;
        var late = (LateWork)writer.Late!;
        WriteData(writer);
        writer.Close();
        if (writer.Errors.Count > 0)
        {
            output.Raw((byte)',');
            ErrorsJson.Write(output, writer.Errors, Context.RequestId);
        }

        _deliveries.Add(late.Deliveries);
        var pending = _deliveries.TakePending();
        if (pending.Count > 0)
        {
            output.Raw((byte)',');
            IncrementalJson.Pending(output, pending);
            output.Raw(",\"hasNext\":true"u8);
        }

        Trace?.AddPhase("write", start);
        Trace?.Fail(writer.Errors.Select(error => error.Error));
        Later.WriteTrace(output);

        output.Raw((byte)'}');
        Account.Take(output.Position);
        _wroteFirst = true;
        Take().SetResult(new OperationResult(OperationStatus.Executed, output) { HasErrors = writer.Errors.Count > 0 });
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

        Hand();
    }

    protected override void OnAbandoned(Exception exception)
    {
        _left = exception;
        Trace?.Finish(isCancelled: exception is OperationCanceledException);
        End();
        Hand();
    }

    protected override void OnBroken(GraphError error)
    {
        IsEnded = true;
        _parts.Clear();
        if (_wroteFirst)
        {
            Trace?.Fail([error]);
            _deliveries.FailAll(error);
        }
        else
        {
            _wroteFirst = true;
            _deliveries.Clear();
            Take().SetResult(Failed(error));
            Trace?.Finish();
        }

        Hand();
    }

    private void StartParts(List<LateRecord> records)
    {
        var started = new List<PartRun>();
        foreach (var record in records)
        {
            var run = started.Find(run => run.Part == record.Part);
            if (run is null)
            {
                started.Add(run = new PartRun(record.Part, Hand));
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
                Start(run.Part.Steps, run);
            }

            run.Release();
        }
    }

    /// <summary>Gives who pulls the next response, if there is one.</summary>
    private void Hand()
    {
        // Parts that are done as they start come back here: they are written by who started them.
        if (_pull is null || _isHanding)
        {
            return;
        }

        _isHanding = true;
        try
        {
            if (_left is not null)
            {
                Take().SetException(_left);
            }
            else if (_wroteFirst)
            {
                HandLater();
            }
        }
        catch (Exception exception)
        {
            // Not even the end can be told.
            End();
            Take().SetException(exception);
        }
        finally
        {
            _isHanding = false;
        }
    }

    private void HandLater()
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
            if (_left is not null)
            {
                Take().SetException(_left);
                return;
            }

            // The end has to be told, whatever the account has left: no more than what is open.
            news = Later.Next(account: null);
        }

        if (news is not null)
        {
            Take().SetResult(news);
        }
        else if (!_deliveries.HasNext)
        {
            End();
            Take().SetResult(null);
        }
    }

    /// <summary>Writes the parts whose steps are done, and starts what stands within them.</summary>
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
        var writer = new ResponseWriter(output, Steps, Loop.Errors, record.Path) { Late = late };

        // Written even where nobody waits for it any more: the steps' cursors go on with the records.
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

        Trace?.Fail(writer.Errors.Concat(failure ?? []).Select(error => error.Error));
        foreach (var delivery in record.Deliveries)
        {
            delivery.Outstanding--;
            if (failure is not null)
            {
                delivery.Fail(failure);
            }
        }
    }

    private TaskCompletionSource<OperationResult?> Take()
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
