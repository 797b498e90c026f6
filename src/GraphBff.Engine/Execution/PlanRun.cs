using GraphBff.Engine.Batching;
using GraphBff.Engine.Errors;
using GraphBff.Engine.Inputs;
using GraphBff.Engine.Operations;
using GraphBff.Engine.Planning;
using GraphBff.Engine.Running;
using GraphBff.Engine.Telemetry;
using GraphBff.Engine.Tracing;
using GraphBff.Engine.Types;

namespace GraphBff.Engine.Execution;

/// <summary>
/// The run of a plan, breadth first. A step starts as soon as its parents are known, never later. So a slow field cannot delay its
/// siblings' children. A derived class decides when and how the results are written.
/// </summary>
internal abstract class PlanRun : StepScope, ILoopItem, IRun
{
    /// <summary>In place of a result that a run no longer waits for, because another one halted it. It is never written.</summary>
    public static readonly GraphError NotWanted = new(ErrorCodes.Internal, "Another error ended the operation.");

    private readonly OperationRequest _request;
    private readonly LoaderTable _loaders;
    private readonly LargeOperationThreads _threads;
    private readonly FirstData _data;
    private int _phase;

    protected PlanRun(
        OperationPlan plan,
        OperationRequest request,
        VariableValues variables,
        EngineServices services,
        CancellationToken cancellationToken)
    {
        Plan = plan;
        _request = request;
        using var span = OperationTelemetry.Enter(request.Telemetry);
        Loop = new RequestLoop(services.Errors, this);
        _loaders = new LoaderTable(services.Loaders, Loop);
        _threads = services.Threads;
        Lifetime = new OperationLifetime(services.Time, request.Deadline, cancellationToken);
        Account = new OperationAccount(services.Limits, Lifetime);
        Context = new OperationContext(request, plan.Members, _loaders, Lifetime);
        Steps = new StepTable(this, plan.Steps, variables);
        _data = new FirstData(this);
        request.Trace?.Begin(plan);
    }

    public RequestLoop Loop { get; }

    /// <summary>The items, bytes and errors that the run may still use.</summary>
    public OperationAccount Account { get; }

    public VariableValues Variables => Steps.Variables;

    /// <summary>The trace of the run; null if the run is not traced.</summary>
    public OperationTrace? Trace => _request.Trace;

    /// <summary>Measures the run; null if nobody listens.</summary>
    public OperationTelemetry? Telemetry => _request.Telemetry;

    protected ErrorBehavior OnError => _request.OnError;

    public OperationPlan Plan { get; }

    protected OperationLifetime Lifetime { get; }

    /// <summary>The writer of the first response. From here on, the caller owns its output.</summary>
    protected ResponseWriter Writer => _data.Writer;

    protected OperationContext Context { get; }

    public StepTable Steps { get; }

    /// <summary>Whether the run has ended. After that, nothing has an effect.</summary>
    protected bool IsEnded { get; set; }

    /// <summary>Whether every step ended normally. Only then can nothing still write to its arrays.</summary>
    protected bool IsOrderly { get; private set; } = true;

    /// <summary>Whether the time is up. After that, no step starts or gets parents.</summary>
    protected bool IsExpired { get; private set; }

    /// <summary>The parent of the root fields.</summary>
    public virtual object Root => RootValue.Instance;

    void ILoopItem.Run()
    {
        try
        {
            Advance();
        }
        catch (Exception exception)
        {
            Break(exception);
        }
    }

    /// <summary>Starts the steps whose parents are in the completed step's results.</summary>
    public void OnStepCompleted(StepRun step)
    {
        if (IsEnded)
        {
            return;
        }

        if (OnError == ErrorBehavior.Halt && step.FirstError is { } error)
        {
            Halt(error);
            return;
        }

        if (Account.IsLarge && Loop.MovesTo(_threads))
        {
            Post(run => run.OnStepCompleted(step));
            return;
        }

        try
        {
            if (step.Plan.Children.Length > 0)
            {
                step.CollectChildren(Steps);
                Steps.Start(step.Plan.Children, step.Scope, Context);
            }

            step.Scope.Release();
        }
        catch (Exception exception)
        {
            Break(exception);
        }
    }

    /// <inheritdoc/>
    public void OnDeadline()
    {
        Lifetime.Stop();
        Post(run => run.Expire());
    }

    /// <inheritdoc/>
    public void OnCallerLeft()
    {
        Lifetime.Stop();
        Post(run => run.Abandon());
    }

    /// <summary>
    /// Ends the run with an error. The fields catch what modules throw. This handles the exceptions that end the run
    /// (<see cref="RunFaults"/>), and unexpected ones. The request fails, not the process. Call it on the loop only.
    /// </summary>
    public void Break(Exception exception)
    {
        if (IsEnded)
        {
            return;
        }

        if (exception is RunEndedException { Error: null })
        {
            Abandon();
            return;
        }

        IsOrderly = false;
        try
        {
            Lifetime.Stop();
            _data.Drop();
            OnBroken(FieldError.Of(exception, Loop.Errors));
        }
        catch (Exception worse)
        {
            // Writing the error response failed too.
            OnAbandoned(worse);
        }
    }

    /// <summary>Called once, when all phases are done.</summary>
    protected abstract void OnPhasesDone();

    /// <summary>Called when the time is up. Each missing result is replaced by an error.</summary>
    protected abstract void OnExpired();

    /// <summary>Called when the caller has left, or when no response can be written.</summary>
    protected abstract void OnAbandoned(Exception exception);

    /// <summary>Called when the response can only be an error.</summary>
    protected abstract void OnBroken(FieldError error);

    protected override void OnIdle() => Advance();

    /// <summary>Creates the writer of the first response. Its output ends where the data begins.</summary>
    public abstract ResponseWriter BeginResponse();

    /// <summary>Writes the data, or the rest of it.</summary>
    protected void WriteData(ResponseWriter writer) => _data.WriteRest(writer);

    protected void Post(Action<PlanRun> action) => Loop.Post(_ => action(this), null);

    /// <summary>The response of an operation that failed as a whole.</summary>
    protected OperationResult Failed(FieldError error) => FailedResponse.Of(error, Context.RequestId, Trace, Telemetry);

    /// <summary>Ends the measurement of the run.</summary>
    /// <param name="uncounted">The bytes of its response, if the account does not have them.</param>
    /// <param name="isCancelled">Whether the caller left.</param>
    protected void EndTelemetry(int uncounted = 0, bool isCancelled = false)
        => RunTelemetry.End(Telemetry, _loaders, Account, Context, uncounted, isCancelled);

    /// <summary>Returns the steps' arrays to the pool, if nothing can use them any more.</summary>
    protected void Recycle()
    {
        if (IsOrderly)
        {
            foreach (var step in Steps.All)
            {
                step.Recycle();
            }
        }
    }

    private void Advance()
    {
        // A query has one phase, a mutation one for each root field. A field's change is done before the next field starts, and the
        // loaders forget what they read before it. If a field nulls the data, no later field runs: the client could not see its change.
        while (IsIdle && !IsEnded)
        {
            if (_phase == Plan.Phases.Length)
            {
                OnPhasesDone();
                return;
            }

            if (_phase > 0)
            {
                if (!_data.TryWriteTo(_phase))
                {
                    _phase = Plan.Phases.Length;
                    OnPhasesDone();
                    return;
                }

                _loaders.Clear();
            }

            // The phase holds itself, so steps that complete at once do not end it between two starts.
            Hold();
            var phase = Plan.Phases[_phase++];
            foreach (var field in phase.Fields)
            {
                Steps.Collect(field, Root);
            }

            Steps.Start(phase.Steps, this, Context);
            ReleaseQuietly();
        }
    }

    private void Expire()
    {
        if (IsEnded)
        {
            return;
        }

        Stop(OperationLifetime.Expired);

        try
        {
            OnExpired();
        }
        catch (Exception exception)
        {
            Break(exception);
        }
    }

    /// <summary>Ends the run at its first error. The writer finds the position of that error in the response.</summary>
    private void Halt(GraphError error)
    {
        Lifetime.Stop();
        Stop(NotWanted);
        var writer = Writer;
        try
        {
            WriteData(writer);
            Break(new HaltedException(FieldError.Of(error)));
        }
        catch (Exception exception)
        {
            Break(exception);
        }
        finally
        {
            writer.Output.Dispose();
        }
    }

    /// <summary>Ends the steps, each with the results that it has so far.</summary>
    private void Stop(GraphError missing)
    {
        IsOrderly = false;
        IsExpired = true;
        Account.Extend();
        Steps.Expire(missing);
    }

    private void Abandon()
    {
        if (!IsEnded)
        {
            IsOrderly = false;
            Lifetime.Stop();
            _data.Drop();
            OnAbandoned(new OperationCanceledException(Lifetime.Caller));
        }
    }
}
