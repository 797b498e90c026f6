using GraphBff.Engine.Running;

namespace GraphBff.Engine.Batching;

/// <summary>
/// Loads values by key for one request. It fetches each key once, and fetches keys together that are requested together. A loader starts
/// its batch when no step of the request can make progress without it.
/// </summary>
/// <typeparam name="TKey">The type of the keys. Equal keys share one fetch.</typeparam>
/// <typeparam name="TValue">The type of the values. Null means that the key is missing, which is not an error.</typeparam>
public abstract class DataLoader<TKey, TValue>(DataLoaderOptions? options = null) : DataLoader, IDataLoader<TKey, TValue>, ILoader<TKey>
    where TKey : notnull
{
    private static readonly DataLoaderOptions DefaultOptions = new();

    private readonly Dictionary<TKey, LoaderEntry<TValue>> _entries = [];
    private readonly DataLoaderOptions _options = options ?? DefaultOptions;
    private List<TKey> _keys = [];
    private List<LoaderEntry<TValue>> _pending = [];
    private LoaderBatch _next = new();

    /// <summary>Whether <see cref="FetchAsync"/> omits members that the operation does not select, for example by a read mask.</summary>
    /// <value>Default false: every value is complete.</value>
    protected internal virtual bool IsSelective => false;

    /// <inheritdoc/>
    /// <remarks>The value is complete, because code can read members that the operation does not select.</remarks>
    public Task<TValue?> LoadAsync(TKey key, CancellationToken cancellationToken = default)
        => LoadAsync(key, whole: true, cancellationToken);

    /// <summary>
    /// As <see cref="LoadAsync(TKey, CancellationToken)"/>, for a value that goes into the response unread. It may have only the
    /// members that the operation selects.
    /// </summary>
    public Task<TValue?> LoadSelectedAsync(TKey key, CancellationToken cancellationToken = default)
        => LoadAsync(key, whole: false, cancellationToken);

    async Task<object?> ILoader<TKey>.LoadSelectedAsync(TKey key, CancellationToken cancellationToken)
        => await LoadSelectedAsync(key, cancellationToken).ConfigureAwait(false);

    LoaderEntry ILoader<TKey>.Load(TKey key) => Load(key, whole: false);

    internal LoaderEntry<TValue> Load(TKey key, bool whole)
    {
        Asked++;

        // A value with only the selected members is not enough for code that can read any member.
        if (!_entries.TryGetValue(key, out var entry) || (whole && IsSelective && !entry.Batch.IsWhole && entry.Batch != _next))
        {
            entry = new LoaderEntry<TValue>(_next);
            _entries[key] = entry;
            _keys.Add(key);
            _pending.Add(entry);
            Loop.Await(this);
        }

        entry.Batch.IsWhole |= whole;
        StepSpans.Of(Operation)?.Ask(entry.Batch);
        return entry;
    }

    internal override void Clear() => _entries.Clear();

    internal override void Dispatch()
    {
        var keys = _keys;
        var entries = _pending;
        var batch = _next;
        _keys = [];
        _pending = [];
        _next = new LoaderBatch();
        Fetched += keys.Count;

        _ = new Dispatch<TKey, TValue>(this, keys, entries, batch).StartAsync(_options.MaxBatchSize);
    }

    /// <summary>Fetches the values of at most <see cref="DataLoaderOptions.MaxBatchSize"/> distinct keys.</summary>
    /// <param name="keys">The distinct keys.</param>
    /// <param name="results">One slot per key, in the order of the keys. A slot that is not set means a missing key.</param>
    /// <param name="whole">Whether the values must be complete, because code may read more of them than the operation selects.</param>
    /// <param name="cancellationToken">Cancelled when the caller left or the deadline passed.</param>
    /// <remarks>An exception fails every key of the batch with the same error. The error of a single key goes into its slot.</remarks>
    protected internal abstract Task FetchAsync(
        IReadOnlyList<TKey> keys, Memory<Result<TValue>> results, bool whole, CancellationToken cancellationToken);

    private Task<TValue?> LoadAsync(TKey key, bool whole, CancellationToken cancellationToken)
    {
        var load = new PendingLoad<TKey, TValue>(this, key, whole);
        var item = Operation.Trace is { } trace ? new TracedLoad(trace, trace.Scope, load) : (ILoopItem)load;
        Loop.Run(StepSpans.Of(Operation) is { } step ? new StepLoad(step, item) : item);
        return load.Task.WaitAsync(cancellationToken);
    }
}
