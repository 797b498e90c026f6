using System.Buffers;
using GraphBff.Engine.Batching;
using GraphBff.Engine.Errors;
using GraphBff.Engine.Running;

namespace GraphBff.Engine.Types;

/// <summary>
/// The parents of one step, and a result for each. The step's source fills in the results, and the last <see cref="Release"/> completes the
/// step. Only the request's loop touches it.
/// </summary>
/// <param name="loop">The request's loop.</param>
/// <param name="account">What the operation may still use.</param>
internal abstract class StepResults(RequestLoop loop, OperationAccount account) : ILoaderWaiter
{
    // Marks a result that asynchronous code has not delivered yet.
    internal static readonly object Pending = new();

    private object[] _parents = [];
    private object?[] _results = [];
    private int _count;
    private int _cursor;
    private int _outstanding;

    /// <summary>What the step's resolver gets besides its parents.</summary>
    public FieldContext Field { get; protected set; } = null!;

    /// <summary>The objects that have the field, in the order of the response.</summary>
    public ReadOnlySpan<object> Parents => _parents.AsSpan(0, _count);

    /// <summary>What each parent has so far: its result, or the loader's entry that will hold it.</summary>
    public ReadOnlySpan<object?> Results => _results.AsSpan(0, _count);

    /// <summary>Whether the results are final.</summary>
    protected bool IsSealed { get; private set; }

    public void AddParent(object parent)
    {
        account.Collect();
        if (_count == _parents.Length)
        {
            var larger = ArrayPool<object>.Shared.Rent(Math.Max(16, _count * 2));
            _parents.AsSpan(0, _count).CopyTo(larger);
            Return(_parents, _count);
            _parents = larger;
        }

        _parents[_count++] = parent;
    }

    /// <summary>Takes the result of a parent from a loader, once its batch is complete.</summary>
    public void Await(int index, LoaderEntry entry)
    {
        _results[index] = entry;
        if (!entry.Batch.IsCompleted && entry.Batch.Join(this))
        {
            _outstanding++;
        }
    }

    /// <summary>Takes the result of a parent from asynchronous code, once that completes.</summary>
    public void Await(int index, ValueTask<object?> result)
    {
        if (result.IsCompletedSuccessfully)
        {
            Set(index, result.Result);
        }
        else
        {
            _outstanding++;
            _results[index] = Pending;
            _ = AwaitAsync(index, result);
        }
    }

    /// <summary>Marks the results of all parents as pending.</summary>
    public void MarkAllPending() => _results.AsSpan(0, _count).Fill(Pending);

    public void Set(int index, object? result)
    {
        if (!IsSealed)
        {
            _results[index] = result;
        }
    }

    /// <summary>Gives every parent the same error, or ends the run.</summary>
    public void Fail(Exception exception)
    {
        if (RunFaults.Ends(exception))
        {
            loop.Break(exception);
            return;
        }

        FailOpen(loop.Errors.Map(exception), all: true);
    }

    /// <summary>Gives one parent an error, or ends the run.</summary>
    public void Fail(int index, Exception exception)
    {
        if (RunFaults.Ends(exception))
        {
            loop.Break(exception);
            return;
        }

        Set(index, loop.Errors.Map(exception));
    }

    /// <summary>Releases one hold on the step. The step is complete once no hold is left.</summary>
    public void Release()
    {
        if (--_outstanding == 0)
        {
            OnCompleted();
        }
    }

    public void OnBatchCompleted() => Release();

    /// <summary>Returns the arrays to their pool. Call it once nothing can touch them any more.</summary>
    public void Recycle()
    {
        Return(_parents, _count);
        Return(_results, _count);
        _parents = [];
        _results = [];
        _count = 0;
    }

    /// <summary>Called when the last hold is released.</summary>
    protected abstract void OnCompleted();

    /// <summary>Makes room for a result of each parent. The step now holds itself, until its source has asked for everything.</summary>
    protected void Open()
    {
        _results = ArrayPool<object?>.Shared.Rent(Math.Max(1, _count));
        _results.AsSpan(0, _count).Clear();
        _outstanding = 1;
    }

    /// <summary>Replaces the entries of completed batches with their outcomes.</summary>
    protected void TakeEntries()
    {
        for (var i = 0; i < _count; i++)
        {
            if (_results[i] is LoaderEntry { Batch.IsCompleted: true } entry)
            {
                _results[i] = entry.Outcome;
            }
        }
    }

    /// <summary>Gives an error to every parent, or to those that have no result yet.</summary>
    protected void FailOpen(GraphError error, bool all)
    {
        if (IsSealed)
        {
            return;
        }

        for (var i = 0; i < _count; i++)
        {
            if (all || _results[i] is LoaderEntry || ReferenceEquals(_results[i], Pending))
            {
                _results[i] = error;
            }
        }
    }

    /// <summary>Makes the results final.</summary>
    protected void Seal() => IsSealed = true;

    /// <summary>Takes the next parent's result. Results are read in the order in which the parents were collected.</summary>
    /// <returns>False if another parent is next.</returns>
    protected bool TryTakeNext(object parent, out object? result)
    {
        if (_cursor < _count && ReferenceEquals(_parents[_cursor], parent))
        {
            result = _results[_cursor++];
            return true;
        }

        result = null;
        return false;
    }

    private static void Return(object?[] array, int count)
    {
        if (array.Length > 0)
        {
            array.AsSpan(0, count).Clear();
            ArrayPool<object?>.Shared.Return(array);
        }
    }

    // The await resumes on the request's loop. Only the loop may touch the run.
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
}
