using GraphBff.Engine.Batching;
using Grpc.Core;

namespace GraphBff.Upstream.Calls;

/// <summary>
/// Finds the keys that fail an atomic batch (AIP-231 wants batches atomic) and reads the others. A binary search finds one bad key; then
/// one batch reads all that is left, which may hold the next. One bad key of n takes log2(n) + 2 calls.
/// </summary>
/// <remarks>
/// If both halves of the batch fail, the cause is not one key. If the failure may be the service's own, the search ends and all keys fail.
/// Keys that the service refuses are read one by one. For keys that do not exist the search continues, since any number of them is
/// ordinary.
/// </remarks>
internal sealed class Bisection<TKey, TValue>(
    IBatchSource<TKey, TValue> source, BatchMethod method, RequestCalls calls, IReadOnlyList<TKey> keys, Memory<Result<TValue>> results)
{
    private int _callsLeft = calls.Policy.Options.MaxBisectCalls;
    private List<int> _rest = [];
    private bool _isUseless;

    /// <summary>Reads the keys that make no batch fail, and gives the others their error.</summary>
    /// <param name="failure">How the batch of all keys failed.</param>
    public async Task RunAsync(RpcException failure)
    {
        await SearchAsync(failure).ConfigureAwait(false);
        method.Searched(failure, _isUseless);
    }

    private async Task SearchAsync(RpcException failure)
    {
        var suspects = Enumerable.Range(0, keys.Count).ToList();
        while (true)
        {
            var open = await NarrowAsync(suspects, failure).ConfigureAwait(false);
            if (open is { } unresolved)
            {
                await GiveUpAsync(unresolved.Positions, unresolved.Failure).ConfigureAwait(false);
                return;
            }

            if (_rest.Count == 0)
            {
                return;
            }

            (suspects, _rest) = (_rest, []);
            if (_callsLeft <= 0)
            {
                await GiveUpAsync(suspects, failure).ConfigureAwait(false);
                return;
            }

            if (await TryReadAsync(suspects).ConfigureAwait(false) is not { } next)
            {
                return;
            }

            failure = next;
        }
    }

    // Invariant: a batch of the suspects fails, so one of them is bad. Keys put aside in _rest have not been read yet.
    private async Task<(List<int> Positions, RpcException Failure)?> NarrowAsync(List<int> suspects, RpcException failure)
    {
        var failures = 1;
        var inferred = false;
        while (suspects.Count > 1 || (inferred && failures == 1))
        {
            if (_callsLeft <= 0 || !KeyFault.IsPossible(failure))
            {
                return ([.. suspects, .. _rest], failure);
            }

            // A last key that is suspect only because the others succeeded after a single failure gets its own call. No key may have caused
            // that failure.
            var count = Math.Max(1, suspects.Count / 2);
            var tried = suspects.GetRange(0, count);
            var others = suspects.GetRange(count, suspects.Count - count);
            if (await TryReadAsync(tried).ConfigureAwait(false) is { } again)
            {
                failure = again;
                failures++;
                if (suspects.Count < keys.Count || _callsLeft <= 0 || KeyFault.IsAbsence(failure) || !KeyFault.IsPossible(failure))
                {
                    _rest.AddRange(others);
                }
                else if (await TryReadAsync(others).ConfigureAwait(false) is { } other)
                {
                    _isUseless = true;
                    return (suspects, other);
                }

                suspects = tried;
                inferred = false;
            }
            else if (others.Count == 0)
            {
                return null;
            }
            else
            {
                suspects = others;
                inferred = true;
            }
        }

        if (!KeyFault.IsPossible(failure))
        {
            return ([.. suspects, .. _rest], failure);
        }

        results.Span[suspects[0]] = source.Failed(failure);
        return null;
    }

    /// <summary>Reads the keys at the positions by one call.</summary>
    /// <returns>How it failed, or null.</returns>
    private async Task<RpcException?> TryReadAsync(List<int> positions)
    {
        _callsLeft--;
        var read = new Result<TValue>[positions.Count];
        try
        {
            await BatchRead.ReadAllAsync(source, calls, KeysAt(positions), read).ConfigureAwait(false);
        }
        catch (RpcException failure)
        {
            return failure;
        }

        Put(read, positions);
        return null;
    }

    // Keys that the service refuses are worth a call each. A service that fails gets no more calls.
    private async Task GiveUpAsync(List<int> positions, RpcException failure)
    {
        var read = new Result<TValue>[positions.Count];
        if (KeyFault.IsCertain(failure))
        {
            await BatchRead.RefusedAsync(source, calls, KeysAt(positions), read, failure).ConfigureAwait(false);
        }
        else
        {
            read.AsSpan().Fill(source.Failed(failure));
        }

        Put(read, positions);
    }

    private TKey[] KeysAt(List<int> positions)
    {
        var picked = new TKey[positions.Count];
        for (var i = 0; i < picked.Length; i++)
        {
            picked[i] = keys[positions[i]];
        }

        return picked;
    }

    private void Put(Result<TValue>[] read, List<int> positions)
    {
        for (var i = 0; i < read.Length; i++)
        {
            results.Span[positions[i]] = read[i];
        }
    }
}
