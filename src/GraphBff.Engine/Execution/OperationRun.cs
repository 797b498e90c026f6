using System.Diagnostics;
using GraphBff.Engine.Inputs;
using GraphBff.Engine.Operations;
using GraphBff.Engine.Output;
using GraphBff.Engine.Planning;
using GraphBff.Engine.Telemetry;
using GraphBff.Engine.Types;

namespace GraphBff.Engine.Execution;

/// <summary>An operation with one response. When all steps are done, one pass writes the response depth first.</summary>
internal sealed class OperationRun(
    OperationPlan plan,
    OperationRequest request,
    VariableValues variables,
    EngineServices services,
    CancellationToken cancellationToken,
    SubscriptionEvent? subscriptionEvent = null)
    : PlanRun(plan, request, variables, services, cancellationToken)
{
    // First null, then whichever comes first: the completion that the caller awaits, or the outcome that it gets at once.
    private object? _completion;
    private object? _outcome;

    public override object Root => subscriptionEvent?.Value ?? RootValue.Instance;

    /// <exception cref="OperationCanceledException">The caller no longer waits for the response.</exception>
    public ValueTask<OperationResult> ExecuteAsync()
    {
        if (Lifetime.Caller.IsCancellationRequested)
        {
            EndTelemetry(isCancelled: true);
            return ValueTask.FromCanceled<OperationResult>(Lifetime.Caller);
        }

        Drive();
        if (Volatile.Read(ref _completion) is null)
        {
            Lifetime.Watch(this);
            var completion = new TaskCompletionSource<OperationResult>();
            if (Interlocked.CompareExchange(ref _completion, completion, null) is null)
            {
                return new ValueTask<OperationResult>(completion.Task);
            }

            Lifetime.Unwatch();
        }

        return _completion is OperationResult result
            ? new ValueTask<OperationResult>(result)
            : ValueTask.FromException<OperationResult>((Exception)_completion!);
    }

    /// <summary>Ends it before it began: its transport cannot send the response.</summary>
    public void Drop() => EndTelemetry(isCancelled: true);

    public override ResponseWriter BeginResponse()
    {
        var output = new JsonOutput(Account, Plan.LastBytes);
        output.Raw("{\"data\":"u8);
        return new ResponseWriter(output, Steps, Loop.Errors) { OnError = OnError };
    }

    protected override void OnPhasesDone()
    {
        var writer = Writer;
        try
        {
            Write(writer);
        }
        catch
        {
            writer.Output.Dispose();
            throw;
        }
    }

    protected override void OnExpired() => OnPhasesDone();

    protected override void OnAbandoned(Exception exception) => End(exception);

    protected override void OnBroken(FieldError error) => End(Failed(error));

    private void Drive()
    {
        using var span = OperationTelemetry.Enter(Telemetry);
        Loop.Drive(this);
    }

    private void Write(ResponseWriter writer)
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

        Trace?.AddPhase("write", start);
        RunTelemetry.Record(Trace, Telemetry, writer.Errors);
        ExtensionsJson.Write(output, Trace, subscriptionEvent is { IsGap: true });
        output.Raw((byte)'}');
        Plan.LastBytes = output.Position;
        Recycle();
        End(new OperationResult(OperationStatus.Executed, output)
        {
            HasErrors = writer.Errors.Count > 0,
            Cache = writer.Errors.Count == 0 && Trace is not { InResponse: true } ? Plan.Cache : default,
            ResumeToken = subscriptionEvent?.ResumeToken ?? "",
        });
    }

    private void End(object outcome)
    {
        IsEnded = true;
        _outcome = outcome;
        Trace?.Finish(isCancelled: outcome is OperationCanceledException);
        EndTelemetry((outcome as OperationResult)?.Body.Length ?? 0, isCancelled: outcome is OperationCanceledException);
        Loop.WhenLeft(DeliverOutcome);
    }

    private void DeliverOutcome()
    {
        Debug.Assert(_outcome is not null, "Only an ended run has an outcome.");
        if (Interlocked.CompareExchange(ref _completion, _outcome, null) is not TaskCompletionSource<OperationResult> completion)
        {
            return;
        }

        Lifetime.Unwatch();
        if (_outcome is OperationResult result)
        {
            completion.SetResult(result);
        }
        else
        {
            completion.SetException((Exception)_outcome!);
        }
    }
}
