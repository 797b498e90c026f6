using GraphBff.Engine.Errors;
using GraphBff.Engine.Planning;
using GraphBff.Engine.Types;

namespace GraphBff.Engine.Execution;

/// <summary>One step of one running operation. Touched on the request's loop only.</summary>
internal sealed class StepRun(PlanRun operation, StepPlan plan) : StepResults(operation.Loop, operation.Account)
{
    private static readonly GraphError Lost = new(ErrorCodes.Internal, "The field's parent was not the same when it was read again.");

    private GraphError? _expired;

    public StepPlan Plan { get; } = plan;

    /// <summary>What the step's results are needed for; set once it started.</summary>
    public StepScope Scope { get; private set; } = null!;

    private bool IsStarted { get; set; }

    public bool IsCompleted { get; private set; }

    /// <summary>Starts the step. One without parents is complete at once.</summary>
    public void Start(StepScope scope, FieldContext field)
    {
        IsStarted = true;
        Scope = scope;
        Field = field;
        Open();
        try
        {
            if (operation.Trace is { } trace)
            {
                StepTracing.Start(trace, this);
            }
            else
            {
                Plan.Source.Start(this);
            }
        }
        catch (Exception exception)
        {
            Fail(exception);
            OnCompleted();
        }
    }

    /// <summary>Ends the step before it started: its arguments are not what they must be.</summary>
    public void Refuse(StepScope scope, Exception exception)
    {
        IsStarted = true;
        Scope = scope;
        Open();
        Fail(exception);
        OnCompleted();
    }

    /// <summary>Ends a step that was not done in time; what is there already stays.</summary>
    public void Expire(GraphError error)
    {
        _expired = error;
        if (IsCompleted)
        {
            return;
        }

        if (!IsStarted)
        {
            Open();
        }
        else if (operation.Trace is { } trace)
        {
            StepTracing.Settle(trace, this, isDone: false);
        }

        TakeEntries();
        FailOpen(error, all: !IsStarted);
        Seal();
        IsStarted = IsCompleted = true;
    }

    /// <summary>Hands what came back to the steps below.</summary>
    public void CollectChildren(StepTable steps)
    {
        foreach (var result in Results)
        {
            steps.Collect(Plan.ValuePlan, result);
        }
    }

    /// <summary>The next parent's result. The writer visits the parents in the order in which they were collected.</summary>
    public object? Next(object parent)
        // A parent that came while another one of its step was still waited for was not handed on when time was up.
        => TryTakeNext(parent, out var result) ? result : _expired ?? Lost;

    protected override void OnCompleted()
    {
        if (IsSealed)
        {
            return;
        }

        if (operation.Trace is { } trace)
        {
            StepTracing.Settle(trace, this, isDone: true);
        }

        TakeEntries();
        Seal();
        IsCompleted = true;
        operation.OnStepCompleted(this);
    }
}
