using GraphBff.Engine.Errors;
using GraphBff.Engine.Limits;

namespace GraphBff.Engine.Running;

/// <summary>
/// Counts the items, bytes and errors that one run may still use. After a number of items, it also checks the deadline and whether the
/// caller still waits, because neither can interrupt a loop. Only the request's loop uses it.
/// </summary>
/// <exception cref="RunEndedException">Each method that counts throws it: a limit ended the run.</exception>
internal sealed class OperationAccount(LimitOptions limits, OperationLifetime lifetime)
{
    // Fewer items take a millisecond or two.
    private const int ManyItems = 2_048;

    // Those of the start. A reload changes the options, but not the limits of a run.
    private readonly int _maxItems = limits.Items;
    private readonly int _maxBytes = limits.ResponseBytes;
    private readonly int _maxErrors = limits.Errors;

    private Meter _collected = new(limits.Items);
    private Meter _written = new(limits.Items);
    private int _bytes = limits.ResponseBytes;
    private int _errors = limits.Errors;
    private bool _isExtended;

    /// <summary>How many bytes the responses may still have.</summary>
    public int BytesLeft => _bytes;

    /// <summary>Whether the run already has so many items that it belongs on the threads for large operations.</summary>
    public bool IsLarge => _maxItems - _collected.Left >= ManyItems;

    /// <summary>The share of its items that the run has used: 0 to 1.</summary>
    public double ItemsShare => 1 - ((double)Math.Min(_collected.Left, _written.Left) / _maxItems);

    /// <summary>The share of its errors that the run has used: 0 to 1.</summary>
    public double ErrorsShare => 1 - ((double)_errors / _maxErrors);

    /// <summary>The share of its bytes that the run has used, and will use for a response that is not counted yet: 0 to 1.</summary>
    public double BytesShare(int uncounted) => 1 - ((double)(_bytes - uncounted) / _maxBytes);

    /// <summary>The error of a response that is too large.</summary>
    public GraphError TooLarge => LimitErrors.ResponseTooLarge(_maxBytes);

    /// <summary>Counts a parent of a step, or a list item that is searched for parents.</summary>
    public void Collect()
    {
        if (--_collected.UntilCheck < 0)
        {
            Check(ref _collected);
        }
    }

    /// <summary>Counts a list item that is written.</summary>
    public void Write()
    {
        if (--_written.UntilCheck < 0)
        {
            Check(ref _written);
        }
    }

    /// <summary>Counts bytes that are kept for a response, or sent.</summary>
    public void Take(int bytes)
    {
        if (bytes > _bytes)
        {
            throw new RunEndedException(TooLarge);
        }

        _bytes -= bytes;
    }

    /// <summary>Undoes a <see cref="Take"/>, for bytes that other output will contain and count.</summary>
    public void GiveBack(int bytes) => _bytes += bytes;

    /// <summary>Counts a field's error.</summary>
    /// <returns>Whether the response may still contain it.</returns>
    public bool TryTakeError()
    {
        if (_errors == 0)
        {
            return false;
        }

        _errors--;
        return true;
    }

    /// <summary>The error that replaces the omitted errors.</summary>
    public GraphError ErrorsLeftOut(int count) => LimitErrors.ErrorsLeftOut(count, _maxErrors);

    /// <summary>Lets the run write the results that it has, although its time is up.</summary>
    public void Extend() => _isExtended = true;

    private void Check(ref Meter meter)
    {
        if (!meter.TryRenew())
        {
            throw new RunEndedException(LimitErrors.TooManyItems(_maxItems));
        }

        if (lifetime.Caller.IsCancellationRequested)
        {
            throw new RunEndedException(null);
        }

        if (!_isExtended && lifetime.IsOver)
        {
            throw new RunEndedException(OperationLifetime.Expired);
        }
    }

    /// <summary>A counter that works in strides, so an item costs one decrement.</summary>
    private struct Meter
    {
        private const int Stride = 1024;

        private int _left;

        public Meter(int limit)
        {
            UntilCheck = Math.Min(Stride, limit);
            _left = limit - UntilCheck;
        }

        public int UntilCheck;

        public readonly int Left => _left + UntilCheck;

        /// <summary>Starts the next stride with the current item.</summary>
        /// <returns>False if the limit is used up.</returns>
        public bool TryRenew()
        {
            var stride = Math.Min(Stride, _left);
            _left -= stride;
            UntilCheck = stride - 1;
            return stride > 0;
        }
    }
}
