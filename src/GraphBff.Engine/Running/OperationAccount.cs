using GraphBff.Engine.Errors;
using GraphBff.Engine.Limits;

namespace GraphBff.Engine.Running;

/// <summary>
/// What one run may still make, counted where it arises: items, bytes, errors. It also looks every few items whether anybody
/// waits for the answer, since neither a deadline nor a hang-up can interrupt a loop. Touched on the request's loop only.
/// </summary>
/// <exception cref="RunEndedException">From each method that counts: the run is over.</exception>
internal sealed class OperationAccount(LimitOptions limits, OperationLifetime lifetime)
{
    private Meter _collected = new(limits.Items);
    private Meter _written = new(limits.Items);
    private int _bytes = limits.ResponseBytes;
    private int _errors = limits.Errors;
    private bool _isExtended;

    /// <summary>How many bytes the responses may still have.</summary>
    public int BytesLeft => _bytes;

    /// <summary>The error of a response that is too large.</summary>
    public GraphError TooLarge => LimitErrors.ResponseTooLarge(limits.ResponseBytes);

    /// <summary>Counts a parent of a step, or an item of a list that is searched for such.</summary>
    public void Collect()
    {
        if (--_collected.UntilLook < 0)
        {
            Look(ref _collected);
        }
    }

    /// <summary>Counts an item of a list that is written.</summary>
    public void Write()
    {
        if (--_written.UntilLook < 0)
        {
            Look(ref _written);
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

    /// <summary>Undoes a <see cref="Take"/>, for bytes that become part of others.</summary>
    public void GiveBack(int bytes) => _bytes += bytes;

    /// <summary>Counts a field's error.</summary>
    /// <returns>Whether it has a place in the response.</returns>
    public bool TryTakeError()
    {
        if (_errors == 0)
        {
            return false;
        }

        _errors--;
        return true;
    }

    /// <summary>What stands for the errors that have no place.</summary>
    public GraphError ErrorsLeftOut(int count) => LimitErrors.ErrorsLeftOut(count, limits.Errors);

    /// <summary>Lets the run write what is there although its time is up.</summary>
    public void Extend() => _isExtended = true;

    private void Look(ref Meter meter)
    {
        if (!meter.TryRenew())
        {
            throw new RunEndedException(LimitErrors.TooManyItems(limits.Items));
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

    /// <summary>A count that comes in strides, so that an item costs one decrement.</summary>
    private struct Meter
    {
        private const int Stride = 1024;

        private int _left;

        public Meter(int most)
        {
            UntilLook = Math.Min(Stride, most);
            _left = most - UntilLook;
        }

        public int UntilLook;

        /// <summary>Begins the next stride with the item that is being counted.</summary>
        public bool TryRenew()
        {
            var stride = Math.Min(Stride, _left);
            _left -= stride;
            UntilLook = stride - 1;
            return stride > 0;
        }
    }
}
