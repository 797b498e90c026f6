using GraphBff.Transport.Documents;
using Microsoft.Extensions.Options;
using StackExchange.Redis;

namespace GraphBff.Hosting.Documents;

/// <summary>
/// Documents in Redis. A Redis that is slow or gone costs a request its wait once, and then nobody's for a while: its documents count as
/// not found.
/// </summary>
internal sealed partial class RedisDocumentStorage : IDocumentStorage, IAsyncDisposable
{
    private const int ReconnectMilliseconds = 1000;

    private readonly RedisDocumentOptions _options;
    private readonly TimeProvider _time;
    private readonly ILogger<RedisDocumentStorage> _logger;
    private readonly Task<ConnectionMultiplexer> _connection;

    // When Redis may be asked again; zero while it answers.
    private long _retryAt;

    public RedisDocumentStorage(IOptions<RedisDocumentOptions> options, TimeProvider time, ILogger<RedisDocumentStorage> logger)
    {
        _options = options.Value;
        _time = time;
        _logger = logger;

        // Now, so that no request has to wait for it, and for good: it is made again whenever it breaks.
        _connection = ConnectionMultiplexer.ConnectAsync(Configure(_options));
    }

    public async ValueTask<byte[]?> FindAsync(string hash, CancellationToken cancellationToken)
    {
        if (!MayAsk())
        {
            return null;
        }

        try
        {
            var document = await AskAsync(async database => (byte[]?)await database.StringGetAsync(Key(hash)), cancellationToken);
            OnAnswer();
            return document;
        }
        catch (Exception exception) when (!cancellationToken.IsCancellationRequested)
        {
            OnFailure(exception);
            return null;
        }
    }

    public void Store(string hash, ReadOnlyMemory<byte> document)
    {
        if (MayAsk())
        {
            _ = StoreAsync(hash, document);
        }
    }

    public async ValueTask DisposeAsync()
    {
        try
        {
            await (await _connection).DisposeAsync();
        }
        catch (RedisException)
        {
            // Never connected: there is nothing to close.
        }
    }

    private static ConfigurationOptions Configure(RedisDocumentOptions options)
    {
        var configuration = ConfigurationOptions.Parse(options.Configuration!);
        configuration.AbortOnConnectFail = false;

        // A command that cannot be sent fails at once: its request would wait in vain.
        configuration.BacklogPolicy = BacklogPolicy.FailFast;
        configuration.ReconnectRetryPolicy = new LinearRetry(ReconnectMilliseconds);
        configuration.AsyncTimeout = (int)options.Timeout.TotalMilliseconds;
        configuration.ClientName ??= "graphbff";
        return configuration;
    }

    private async Task StoreAsync(string hash, ReadOnlyMemory<byte> document)
    {
        try
        {
            await AskAsync(database => database.StringSetAsync(Key(hash), document, _options.TimeToLive), CancellationToken.None);
            OnAnswer();
        }
        catch (Exception exception)
        {
            OnFailure(exception);
        }
    }

    private async Task<T> AskAsync<T>(Func<IDatabase, Task<T>> ask, CancellationToken cancellationToken)
    {
        return await Run().WaitAsync(_options.Timeout, _time, cancellationToken);

        async Task<T> Run() => await ask((await _connection).GetDatabase());
    }

    private RedisKey Key(string hash) => _options.KeyPrefix + hash;

    /// <summary>Whether Redis answers, or it is this caller's turn to see whether it does again.</summary>
    private bool MayAsk()
    {
        var retryAt = Interlocked.Read(ref _retryAt);
        return retryAt == 0
            || (_time.GetTimestamp() >= retryAt && Interlocked.CompareExchange(ref _retryAt, NextTry(), retryAt) == retryAt);
    }

    private long NextTry() => _time.GetTimestamp() + (long)(_options.RetryInterval.TotalSeconds * _time.TimestampFrequency);

    private void OnAnswer()
    {
        if (Interlocked.Exchange(ref _retryAt, 0) != 0)
        {
            LogBack();
        }
    }

    private void OnFailure(Exception exception)
    {
        if (Interlocked.Exchange(ref _retryAt, NextTry()) == 0)
        {
            LogFailure(exception);
        }
    }

    [LoggerMessage(4101, LogLevel.Warning, "Redis does not answer: persisted queries of other processes are not found until it does")]
    private partial void LogFailure(Exception exception);

    [LoggerMessage(4102, LogLevel.Information, "Redis answers again")]
    private partial void LogBack();
}
