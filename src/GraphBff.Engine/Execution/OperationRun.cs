using System.Diagnostics;
using GraphBff.Engine.Batching;
using GraphBff.Engine.Errors;
using GraphBff.Engine.Inputs;
using GraphBff.Engine.Output;
using GraphBff.Engine.Planning;
using GraphBff.Engine.Types;

namespace GraphBff.Engine.Execution;

/// <summary>
/// One operation that runs. Breadth first: a step starts as soon as its parents are known, never later, so that a slow field
/// cannot delay its siblings' children; then depth first: the response is written in one pass over what the steps brought.
/// </summary>
internal sealed class OperationRun : ILoopItem
{
    private static readonly GraphError Expired = new(ErrorCodes.DeadlineExceeded, "The request's time budget ran out.") { Retryable = true };

    private readonly OperationPlan _plan;
    private readonly StreamEvent? _event;
    private readonly LoaderTable _loaders;
    private readonly OperationLifetime _lifetime;
    private readonly OperationContext _context;
    private readonly StepTable _steps;
    private int _phase;
    private int _running;
    private bool _finished;
    private bool _recyclable = true;

    // Null, then what came first: the completion that the caller awaits, or the outcome that it takes at once.
    private object? _completion;
    private object? _outcome;

    public OperationRun(
        OperationPlan plan,
        OperationRequest request,
        VariableValues variables,
        EngineServices services,
        CancellationToken cancellationToken,
        StreamEvent? happened = null)
    {
        _plan = plan;
        _event = happened;
        Variables = variables;
        RawVariables = request.Variables;
        Loop = new RequestLoop(services.Errors);
        _loaders = new LoaderTable(services.Loaders, Loop);
        _lifetime = new OperationLifetime(services.Time, request.Deadline, cancellationToken);
        _context = new OperationContext(request, plan, _loaders, _lifetime);
        _steps = new StepTable(this, plan.Steps);
    }

    public RequestLoop Loop { get; }

    private object Root => _event?.Value ?? RootValue.Instance;

    public VariableValues Variables { get; }

    /// <summary>The variables as they came, for the one executor that coerces them itself (introspection).</summary>
    public ReadOnlyMemory<byte> RawVariables { get; }

    /// <exception cref="OperationCanceledException">Nobody waits for the answer any more.</exception>
    public ValueTask<OperationResult> ExecuteAsync()
    {
        if (_lifetime.Caller.IsCancellationRequested)
        {
            return ValueTask.FromCanceled<OperationResult>(_lifetime.Caller);
        }

        Loop.Drive(this);
        if (Volatile.Read(ref _completion) is null)
        {
            _lifetime.Watch(this);
            var completion = new TaskCompletionSource<OperationResult>();
            if (Interlocked.CompareExchange(ref _completion, completion, null) is null)
            {
                return new ValueTask<OperationResult>(completion.Task);
            }

            _lifetime.Unwatch();
        }

        return _completion is OperationResult result
            ? new ValueTask<OperationResult>(result)
            : ValueTask.FromException<OperationResult>((Exception)_completion!);
    }

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
        if (_finished)
        {
            return;
        }

        try
        {
            if (step.Plan.Children.Length > 0)
            {
                step.CollectChildren(_steps);
                Start(step.Plan.Children);
            }

            if (--_running == 0)
            {
                Advance();
            }
        }
        catch (Exception exception)
        {
            Break(exception);
        }
    }

    /// <summary>Ends the run with what is there. From any thread.</summary>
    public void OnDeadline()
    {
        _lifetime.Stop();
        Post(run => run.Expire());
    }

    /// <summary>Ends the run without a result. From any thread.</summary>
    public void OnCallerLeft()
    {
        _lifetime.Stop();
        Post(run => run.Abandon());
    }

    private void Advance()
    {
        // A query has one phase. A mutation has one a root field: what a field changes is done before the next one starts,
        // and what was read before it is read again.
        while (_running == 0 && !_finished)
        {
            if (_phase == _plan.Phases.Length)
            {
                Finish();
                return;
            }

            if (_phase > 0)
            {
                _loaders.Clear();
            }

            // Held by the phase itself, so that steps that complete at once do not end it between two starts.
            _running = 1;
            var phase = _plan.Phases[_phase++];
            foreach (var field in phase.Fields)
            {
                field.Collect(_steps, Root);
            }

            Start(phase.Steps);
            _running--;
        }
    }

    private void Start(StepPlan[] steps)
    {
        foreach (var plan in steps)
        {
            var step = _steps[plan.Index];
            if (step.Parents.Length == 0)
            {
                continue;
            }

            _running++;
            Arguments arguments;
            try
            {
                arguments = plan.Arguments.Resolve(Variables);
            }
            catch (Exception exception)
            {
                step.Refuse(exception);
                continue;
            }

            step.Start(new FieldContext(arguments, plan.Selection, _context));
        }
    }

    private void Post(Action<OperationRun> action) => Loop.Post(_ => action(this), null);

    private void Expire()
    {
        if (_finished)
        {
            return;
        }

        _recyclable = false;
        foreach (var step in _steps.All)
        {
            step.Expire(Expired);
        }

        try
        {
            Finish();
        }
        catch (Exception exception)
        {
            Break(exception);
        }
    }

    private void Abandon()
    {
        if (!_finished)
        {
            _recyclable = false;
            End(new OperationCanceledException(_lifetime.Caller));
        }
    }

    // The fields catch what rooms throw. This is for what nobody thought of: the request fails, and not the process.
    private void Break(Exception exception)
    {
        if (_finished)
        {
            return;
        }

        _recyclable = false;
        _lifetime.Stop();
        var output = new JsonOutput();
        output.Raw("{\"data\":null,"u8);
        ErrorsJson.Write(output, [Loop.Errors.Map(exception)], _context.RequestId);
        output.Raw((byte)'}');
        End(new OperationResult(OperationStatus.Executed, output) { HasErrors = true });
    }

    private void Finish()
    {
        var output = new JsonOutput();
        var writer = new ResponseWriter(output, _steps, Loop.Errors);
        output.Raw("{\"data\":"u8);
        if (!_plan.Root.Write(writer, Root))
        {
            output.Null();
        }

        if (writer.Errors.Count > 0)
        {
            output.Raw((byte)',');
            ErrorsJson.Write(output, writer.Errors, _context.RequestId);
        }

        output.Raw(_event is { IsGap: true } ? ",\"extensions\":{\"gap\":true}}"u8 : "}"u8);
        if (_recyclable)
        {
            foreach (var step in _steps.All)
            {
                step.Recycle();
            }
        }

        End(new OperationResult(OperationStatus.Executed, output)
        {
            HasErrors = writer.Errors.Count > 0,
            ResumeToken = _event?.ResumeToken ?? "",
        });
    }

    private void End(object outcome)
    {
        _finished = true;
        _outcome = outcome;
        Loop.WhenLeft(Hand);
    }

    private void Hand()
    {
        Debug.Assert(_outcome is not null, "Only an ended run is handed over.");
        if (Interlocked.CompareExchange(ref _completion, _outcome, null) is not TaskCompletionSource<OperationResult> completion)
        {
            return;
        }

        _lifetime.Unwatch();
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
