using GraphBff.Engine.Batching;
using GraphBff.Engine.Errors;
using GraphBff.Engine.Inputs;
using GraphBff.Engine.Operations;
using GraphBff.Engine.Output;
using GraphBff.Engine.Planning;
using GraphBff.Engine.Running;
using GraphBff.Engine.Tracing;
using GraphBff.Engine.Types;

namespace GraphBff.Engine.Execution;

/// <summary>
/// A plan that runs, breadth first: a step starts as soon as its parents are known, never later, so that a slow field cannot
/// delay its siblings' children. Who derives says what is made of the results, and when.
/// </summary>
internal abstract class PlanRun : StepScope, ILoopItem, IRun
{
    private readonly OperationRequest _request;
    private readonly LoaderTable _loaders;
    private RootWriter? _begun;
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
        Loop = new RequestLoop(services.Errors, this);
        _loaders = new LoaderTable(services.Loaders, Loop);
        Lifetime = new OperationLifetime(services.Time, request.Deadline, cancellationToken);
        Account = new OperationAccount(services.Limits, Lifetime);
        Context = new OperationContext(request, plan.Members, _loaders, Lifetime);
        Steps = new StepTable(this, plan.Steps, variables);
        request.Trace?.Begin(plan);
    }

    public RequestLoop Loop { get; }

    /// <summary>What the run may still make.</summary>
    public OperationAccount Account { get; }

    public VariableValues Variables => Steps.Variables;

    /// <summary>Where to note what the run does; null for nowhere.</summary>
    public OperationTrace? Trace => _request.Trace;

    protected OperationPlan Plan { get; }

    protected OperationLifetime Lifetime { get; }

    /// <summary>The writer of the first response if a part of the data is written already.</summary>
    protected ResponseWriter? Begun => _begun?.Writer;

    protected OperationContext Context { get; }

    protected StepTable Steps { get; }

    /// <summary>Nothing counts any more.</summary>
    protected bool IsEnded { get; set; }

    /// <summary>Whether every step came to its end by itself, so that nothing can still write into its arrays.</summary>
    protected bool IsOrderly { get; private set; } = true;

    /// <summary>Set once the time is up: no step starts any more, and none takes parents.</summary>
    protected bool IsExpired { get; private set; }

    /// <summary>The parent of the root fields.</summary>
    protected virtual object Root => RootValue.Instance;

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

    /// <summary>Starts the steps whose parents the completed step brought.</summary>
    public void OnStepCompleted(StepRun step)
    {
        if (IsEnded)
        {
            return;
        }

        try
        {
            if (step.Plan.Children.Length > 0)
            {
                step.CollectChildren(Steps);
                Start(step.Plan.Children, step.Scope);
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
    /// Ends the run with an error. The fields catch what modules throw: this is for what ends the run (<see cref="RunFaults"/>), and for
    /// what nobody thought of. The request fails, and not the process. On the loop only.
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
            DropWritten();
            OnBroken(exception is RunEndedException { Error: { } known } ? known
                : RunFaults.Ends(exception) ? Loop.Errors.MapEnd(exception)
                : Loop.Errors.Map(exception));
        }
        catch (Exception worse)
        {
            // Not even the error can be written.
            OnAbandoned(worse);
        }
    }

    /// <summary>Called once, when every phase is done.</summary>
    protected abstract void OnPhasesDone();

    /// <summary>Called when the time is up, with an error in the place of each result that is not there.</summary>
    protected abstract void OnExpired();

    /// <summary>Called when nobody waits any more, or nothing can be answered at all.</summary>
    protected abstract void OnAbandoned(Exception exception);

    /// <summary>Called where nothing but an error can be answered.</summary>
    protected abstract void OnBroken(GraphError error);

    protected override void OnIdle() => Advance();

    /// <summary>Starts those of the steps that have parents.</summary>
    protected void Start(StepPlan[] steps, StepScope scope)
    {
        foreach (var plan in steps)
        {
            var step = Steps[plan.Index];
            if (step.Parents.Length == 0)
            {
                continue;
            }

            scope.Hold();
            Arguments arguments;
            try
            {
                arguments = plan.Arguments.Resolve(Variables);
            }
            catch (Exception exception)
            {
                step.Refuse(scope, exception);
                continue;
            }

            step.Start(scope, new FieldContext(arguments, plan.Selection, Context));
        }
    }

    /// <summary>Makes the writer of the first response, which stands where the data begins.</summary>
    protected abstract ResponseWriter BeginResponse();

    /// <summary>Writes the data, or what of it is not written yet. From here on the output is the caller's.</summary>
    protected void WriteData(ResponseWriter writer)
    {
        var begun = _begun;
        _begun = null;
        if (!(begun?.Finish() ?? writer.Write(Plan.Root, Root)))
        {
            writer.Output.Null();
        }
    }

    protected void Post(Action<PlanRun> action) => Loop.Post(_ => action(this), null);

    /// <summary>The response of an operation that broke.</summary>
    protected OperationResult Failed(GraphError error)
    {
        var output = new JsonOutput();
        output.Raw("{\"data\":null,"u8);
        ErrorsJson.Write(output, [error], Context.RequestId);
        Trace?.Fail([error]);
        ExtensionsJson.Write(output, Trace);
        output.Raw((byte)'}');
        return new OperationResult(OperationStatus.Executed, output) { HasErrors = true };
    }

    /// <summary>Gives the steps' arrays back, where nothing can touch them any more.</summary>
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

    private void DropWritten()
    {
        _begun?.Writer.Output.Dispose();
        _begun = null;
    }

    // Of a mutation: each of its phases is one root field.
    private bool TryWriteTo(int fields) => (_begun ??= new RootWriter(BeginResponse(), Plan.Root, Root)).WriteTo(fields);

    private void Advance()
    {
        // A query has one phase. A mutation has one a root field: what a field changes is done before the next one starts,
        // and what was read before it is read again. After one that nulls the data nothing is changed that the client cannot see.
        while (IsIdle && !IsEnded)
        {
            if (_phase == Plan.Phases.Length)
            {
                OnPhasesDone();
                return;
            }

            if (_phase > 0)
            {
                if (!TryWriteTo(_phase))
                {
                    _phase = Plan.Phases.Length;
                    OnPhasesDone();
                    return;
                }

                _loaders.Clear();
            }

            // Held by the phase itself, so that steps that complete at once do not end it between two starts.
            Hold();
            var phase = Plan.Phases[_phase++];
            foreach (var field in phase.Fields)
            {
                Steps.Collect(field, Root);
            }

            Start(phase.Steps, this);
            ReleaseQuietly();
        }
    }

    private void Expire()
    {
        if (IsEnded)
        {
            return;
        }

        IsOrderly = false;
        IsExpired = true;
        Account.Extend();
        foreach (var step in Steps.All)
        {
            step.Expire(OperationLifetime.Expired);
        }

        try
        {
            OnExpired();
        }
        catch (Exception exception)
        {
            Break(exception);
        }
    }

    private void Abandon()
    {
        if (!IsEnded)
        {
            IsOrderly = false;
            Lifetime.Stop();
            DropWritten();
            OnAbandoned(new OperationCanceledException(Lifetime.Caller));
        }
    }
}
