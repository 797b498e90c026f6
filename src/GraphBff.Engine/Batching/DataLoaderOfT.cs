namespace GraphBff.Engine.Batching;

/// <summary>
/// Loads values by key for one request: a key is fetched once, and keys that are asked for together are fetched together.
/// A loader is dispatched when no step of the request can make progress without it.
/// </summary>
/// <typeparam name="TKey">What a value is found by; equal keys share one fetch.</typeparam>
/// <typeparam name="TValue">What is loaded; null means that the key is missing, which is no error.</typeparam>
public abstract class DataLoader<TKey, TValue>(DataLoaderOptions? options = null) : DataLoader, IDataLoader<TKey, TValue>, ILoader<TKey>
    where TKey : notnull
{
    private static readonly DataLoaderOptions DefaultOptions = new();

    private readonly Dictionary<TKey, LoaderEntry<TValue>> _entries = [];
    private readonly DataLoaderOptions _options = options ?? DefaultOptions;
    private List<TKey> _keys = [];
    private List<LoaderEntry<TValue>> _pending = [];
    private LoaderBatch _next = new();

    /// <summary>Whether <see cref="FetchAsync"/> leaves out what the operation does not select, as by a read mask.</summary>
    /// <value>Default false: every value is whole.</value>
    protected internal virtual bool IsSelective => false;

    /// <inheritdoc/>
    /// <remarks>The value is whole: code reads what it likes, whatever the operation selects.</remarks>
    public Task<TValue?> LoadAsync(TKey key, CancellationToken cancellationToken = default)
        => LoadAsync(key, whole: true, cancellationToken);

    /// <summary>
    /// As <see cref="LoadAsync(TKey, CancellationToken)"/>, for a value that goes into the response as it is: what the operation selects is
    /// enough of it.
    /// </summary>
    public Task<TValue?> LoadSelectedAsync(TKey key, CancellationToken cancellationToken = default)
        => LoadAsync(key, whole: false, cancellationToken);

    async Task<object?> ILoader<TKey>.LoadSelectedAsync(TKey key, CancellationToken cancellationToken)
        => await LoadSelectedAsync(key, cancellationToken).ConfigureAwait(false);

    LoaderEntry ILoader<TKey>.Load(TKey key) => Load(key, whole: false);

    internal LoaderEntry<TValue> Load(TKey key, bool whole)
    {
        // What was fetched in part does not do for code that reads whatever it likes.
        if (!_entries.TryGetValue(key, out var entry) || (whole && IsSelective && !entry.Batch.IsWhole && entry.Batch != _next))
        {
            entry = new LoaderEntry<TValue>(_next);
            _entries[key] = entry;
            _keys.Add(key);
            _pending.Add(entry);
            Loop.Await(this);
        }

        entry.Batch.IsWhole |= whole;
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

        _ = new Dispatch<TKey, TValue>(this, keys, entries, batch).StartAsync(_options.MaxBatchSize);
    }

    /// <summary>Fetches the values of at most <see cref="DataLoaderOptions.MaxBatchSize"/> distinct keys.</summary>
    /// <param name="keys">The keys, each once.</param>
    /// <param name="results">One slot a key, in the order of the keys; a slot left alone is a missing key.</param>
    /// <param name="whole">Whether somebody reads the values who may need more of them than the operation selects.</param>
    /// <param name="cancellationToken">Cancelled when nobody waits for the request any more.</param>
    /// <remarks>An exception fails every key of the batch with the same error; a key's own error goes into its slot.</remarks>
    protected internal abstract Task FetchAsync(
        IReadOnlyList<TKey> keys, Memory<Result<TValue>> results, bool whole, CancellationToken cancellationToken);

    private Task<TValue?> LoadAsync(TKey key, bool whole, CancellationToken cancellationToken)
    {
        var load = new PendingLoad<TKey, TValue>(this, key, whole);
        Loop.Run(Operation.Trace is { } trace ? new TracedLoad(trace, trace.Scope, load) : load);
        return load.Task.WaitAsync(cancellationToken);
    }
}
