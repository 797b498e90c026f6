using GraphBff.Engine.Batching;
using GraphBff.Engine.Errors;
using GraphBff.Engine.Planning;
using GraphBff.Engine.Types;

namespace GraphBff.Engine.Execution;

/// <summary>One step of one running operation. Only the request's loop uses it.</summary>
internal sealed class StepRun(PlanRun operation, StepPlan plan) : StepResults(operation.Loop, operation.Account)
{
    private static readonly GraphError Lost = new(ErrorCodes.Internal, "The field's parent was not the same when it was read again.");

    private GraphError? _expired;
    private StepSpans? _spans;

    public StepPlan Plan { get; } = plan;

    /// <summary>The scope that needs the step's results; set when the step starts.</summary>
    public StepScope Scope { get; private set; } = null!;

    private bool IsStarted { get; set; }

    public bool IsCompleted { get; private set; }

    /// <summary>The first of the results that is an error; null if none is.</summary>
    public GraphError? FirstError
    {
        get
        {
            foreach (var result in Results)
            {
                if (result is GraphError error)
                {
                    return error;
                }
            }

            return null;
        }
    }

    /// <summary>Starts the step. A step without parents completes at once.</summary>
    public void Start(StepScope scope, FieldContext field)
    {
        IsStarted = true;
        Scope = scope;
        Field = field;
        Open();
        try
        {
            if (operation.Telemetry is { IsTraced: true })
            {
                _spans = new StepSpans(Above?._spans?.Nearest);
                _spans.Run(StartSource);
            }
            else
            {
                StartSource();
            }
        }
        catch (Exception exception)
        {
            Fail(exception);
            OnCompleted();
        }
    }

    /// <summary>Ends the step before it starts, because its arguments are invalid.</summary>
    public void Refuse(StepScope scope, Exception exception)
    {
        IsStarted = true;
        Scope = scope;
        Open();
        Fail(exception);
        OnCompleted();
    }

    /// <summary>Ends a step that was not done in time. It keeps the results that it already has.</summary>
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

    /// <summary>Collects the results as parents of the steps below.</summary>
    public void CollectChildren(StepTable steps)
    {
        foreach (var result in Results)
        {
            steps.Collect(Plan.ValuePlan, result);
        }
    }

    /// <summary>The next parent's result. The writer visits the parents in the order in which they were collected.</summary>
    public object? Next(object parent)
        // If time was up before the parent's step had all its results, this step never got the ones that were there.
        => TryTakeNext(parent, out var result) ? result : _expired ?? Lost;

    // The step whose results hold the parents.
    private StepRun? Above => StepAncestors.Of(operation.Plan)[Plan.Index] is { } above ? operation.Steps[above] : null;

    private void StartSource()
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
