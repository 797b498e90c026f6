using GraphBff.Transport.Documents;
using Microsoft.Extensions.Options;
using StackExchange.Redis;

namespace GraphBff.Hosting.Documents;

/// <summary>
/// Documents in Redis. If Redis is slow or down, one request waits for it, and then none for a while: its documents count as not found.
/// </summary>
internal sealed class RedisDocumentStorage : IDocumentStorage, IAsyncDisposable
{
    private const int ReconnectMilliseconds = 1000;

    private readonly RedisDocumentOptions _options;
    private readonly TimeProvider _time;
    private readonly ILogger<RedisDocumentStorage> _logger;
    private readonly Task<ConnectionMultiplexer> _connection;

    // When Redis may be called again; zero while it answers.
    private long _retryAt;

    public RedisDocumentStorage(IOptions<RedisDocumentOptions> options, TimeProvider time, ILogger<RedisDocumentStorage> logger)
    {
        _options = options.Value;
        _time = time;
        _logger = logger;

        // Connects now, so that no request has to wait. The client reconnects by itself.
        _connection = ConnectionMultiplexer.ConnectAsync(Configure(_options));
    }

    public async ValueTask<byte[]?> FindAsync(string hash, CancellationToken cancellationToken)
    {
        if (!MayCall())
        {
            return null;
        }

        try
        {
            var document = await CallAsync(async database => (byte[]?)await database.StringGetAsync(Key(hash)), cancellationToken);
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
        if (MayCall())
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
            // It never connected, so there is nothing to close.
        }
    }

    private static ConfigurationOptions Configure(RedisDocumentOptions options)
    {
        var configuration = ConfigurationOptions.Parse(options.Configuration!);
        configuration.AbortOnConnectFail = false;

        // A command that cannot be sent fails at once. Waiting would not help its request.
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
            await CallAsync(database => database.StringSetAsync(Key(hash), document, _options.TimeToLive), CancellationToken.None);
            OnAnswer();
        }
        catch (Exception exception)
        {
            OnFailure(exception);
        }
    }

    private async Task<T> CallAsync<T>(Func<IDatabase, Task<T>> call, CancellationToken cancellationToken)
    {
        return await Run().WaitAsync(_options.Timeout, _time, cancellationToken);

        async Task<T> Run() => await call((await _connection).GetDatabase());
    }

    private RedisKey Key(string hash) => _options.KeyPrefix + hash;

    /// <summary>Whether Redis answers, or this call is the one that tests whether it does again.</summary>
    private bool MayCall()
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
            Log.RedisAnswers(_logger);
        }
    }

    private void OnFailure(Exception exception)
    {
        if (Interlocked.Exchange(ref _retryAt, NextTry()) == 0)
        {
            Log.RedisFailed(_logger, exception);
        }
    }
}
