using System.Buffers;
using GraphBff.Engine.Batching;
using GraphBff.Engine.Errors;
using GraphBff.Engine.Planning;
using GraphBff.Engine.Running;
using GraphBff.Engine.Types;

namespace GraphBff.Engine.Execution;

/// <summary>One step of one running operation: its parents, and a result for each. Touched on the request's loop only.</summary>
internal sealed class StepRun(PlanRun operation, StepPlan plan) : ILoaderWaiter
{
    private static readonly GraphError Lost = new(ErrorCodes.Internal, "The field's parent was not the same when it was read again.");

    // Stands for a result that asynchronous code still owes.
    internal static readonly object Owed = new();

    private object[] _parents = [];
    private object?[] _results = [];
    private int _count;
    private int _cursor;
    private int _outstanding;
    private bool _sealed;
    private GraphError? _expired;

    public StepPlan Plan { get; } = plan;

    /// <summary>What the step's results are needed for; set once it started.</summary>
    public StepScope Scope { get; private set; } = null!;

    /// <summary>What the step's resolver is told.</summary>
    public FieldContext Field { get; private set; } = null!;

    /// <summary>The objects that have the field, in the order in which the response is written.</summary>
    public ReadOnlySpan<object> Parents => _parents.AsSpan(0, _count);

    /// <summary>What each parent has so far: its result, or the entry of a loader that it comes from.</summary>
    public ReadOnlySpan<object?> Results => _results.AsSpan(0, _count);

    /// <summary>What the operation may still make.</summary>
    public OperationAccount Account => operation.Account;

    private bool IsStarted { get; set; }

    public bool IsCompleted { get; private set; }

    public void AddParent(object parent)
    {
        operation.Account.Collect();
        if (_count == _parents.Length)
        {
            var larger = ArrayPool<object>.Shared.Rent(Math.Max(16, _count * 2));
            _parents.AsSpan(0, _count).CopyTo(larger);
            Return(_parents, _count);
            _parents = larger;
        }

        _parents[_count++] = parent;
    }

    /// <summary>Starts the step. One without parents is complete at once.</summary>
    public void Start(StepScope scope, FieldContext field)
    {
        IsStarted = true;
        Scope = scope;
        Field = field;
        _results = ArrayPool<object?>.Shared.Rent(Math.Max(1, _count));
        _results.AsSpan(0, _count).Clear();

        // Held by the step itself until it has asked for everything.
        _outstanding = 1;
        try
        {
            if (operation.Trace is { } trace)
            {
                trace.Start(this);
            }
            else
            {
                Plan.Source.Start(this);
            }
        }
        catch (Exception exception)
        {
            Fail(exception);
            Complete();
        }
    }

    /// <summary>Ends the step before it started: its arguments are not what they must be.</summary>
    public void Refuse(StepScope scope, Exception exception)
    {
        IsStarted = true;
        Scope = scope;
        _results = ArrayPool<object?>.Shared.Rent(_count);
        Fail(exception);
        Complete();
    }

    /// <summary>Has the result of a parent come from a loader.</summary>
    public void Await(int index, LoaderEntry entry)
    {
        _results[index] = entry;
        if (!entry.Batch.IsCompleted && entry.Batch.Join(this))
        {
            _outstanding++;
        }
    }

    /// <summary>Has the result of a parent come from asynchronous code.</summary>
    public void Await(int index, ValueTask<object?> result)
    {
        if (result.IsCompletedSuccessfully)
        {
            Set(index, result.Result);
        }
        else
        {
            _outstanding++;
            _results[index] = Owed;
            _ = AwaitAsync(index, result);
        }
    }

    /// <summary>Says that no parent's result is there yet.</summary>
    public void OweAll() => _results.AsSpan(0, _count).Fill(Owed);

    public void Set(int index, object? result)
    {
        if (!_sealed)
        {
            _results[index] = result;
        }
    }

    /// <summary>Gives every parent the same error, or ends the run.</summary>
    public void Fail(Exception exception)
    {
        if (RunFaults.Ends(exception))
        {
            operation.Break(exception);
            return;
        }

        FailOpen(operation.Loop.Errors.Map(exception), all: true);
    }

    /// <summary>Gives one parent an error, or ends the run.</summary>
    public void Fail(int index, Exception exception)
    {
        if (RunFaults.Ends(exception))
        {
            operation.Break(exception);
            return;
        }

        Set(index, operation.Loop.Errors.Map(exception));
    }

    /// <summary>Lets go of the step's own hold on itself: it is complete once what it awaits is there.</summary>
    public void Release()
    {
        if (--_outstanding == 0)
        {
            Complete();
        }
    }

    public void OnBatchCompleted() => Release();

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
            _results = new object?[_count];
        }
        else
        {
            operation.Trace?.Settle(this, isDone: false);
        }

        TakeEntries();
        FailOpen(error, all: !IsStarted);
        _sealed = true;
        IsStarted = IsCompleted = true;
    }

    /// <summary>Hands what came back to the steps below.</summary>
    public void CollectChildren(StepTable steps)
    {
        for (int i = 0; i < _count; i++)
        {
            Plan.Shape.Collect(steps, _results[i]);
        }
    }

    /// <summary>The next parent's result. The writer visits the parents in the order in which they were collected.</summary>
    public object? Next(object parent)
    {
        if (_cursor < _count && ReferenceEquals(_parents[_cursor], parent))
        {
            return _results[_cursor++];
        }

        // A parent that came while another one of its step was still waited for: it was not handed on when time was up.
        return _expired ?? Lost;
    }

    /// <summary>Gives the arrays back, once nothing can touch them any more.</summary>
    public void Recycle()
    {
        Return(_parents, _count);
        Return(_results, _count);
        _parents = [];
        _results = [];
        _count = 0;
    }

    private static void Return(object?[] array, int count)
    {
        if (array.Length > 0)
        {
            array.AsSpan(0, count).Clear();
            ArrayPool<object?>.Shared.Return(array);
        }
    }

    // Comes back to the request's loop, which alone may touch the run.
#pragma warning disable CA2007
    private async Task AwaitAsync(int index, ValueTask<object?> result)
    {
        try
        {
            Set(index, await result);
        }
        catch (Exception exception)
        {
            Fail(index, exception);
        }

        Release();
    }
#pragma warning restore CA2007

    private void Complete()
    {
        if (_sealed)
        {
            return;
        }

        operation.Trace?.Settle(this, isDone: true);
        TakeEntries();
        _sealed = true;
        IsCompleted = true;
        operation.OnStepCompleted(this);
    }

    private void TakeEntries()
    {
        for (int i = 0; i < _count; i++)
        {
            if (_results[i] is LoaderEntry { Batch.IsCompleted: true } entry)
            {
                _results[i] = entry.Outcome;
            }
        }
    }

    private void FailOpen(GraphError error, bool all)
    {
        if (_sealed)
        {
            return;
        }

        for (int i = 0; i < _count; i++)
        {
            if (all || _results[i] is LoaderEntry || ReferenceEquals(_results[i], Owed))
            {
                _results[i] = error;
            }
        }
    }
}
