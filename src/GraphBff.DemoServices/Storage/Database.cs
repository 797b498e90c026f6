using System.Collections.Concurrent;
using GraphBff.DemoServices.Configuration;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Options;

namespace GraphBff.DemoServices.Storage;

/// <summary>The SQLite database that the services share; each owns its tables.</summary>
internal sealed class Database : IDisposable
{
    private readonly ConcurrentBag<Session> _idle = [];
    private readonly SemaphoreSlim _writing = new(1);
    private readonly string _connectionString;
    private readonly Session _anchor;
    private volatile bool _disposed;
    private TaskCompletionSource _written = NewSignal();

    public Database(IOptions<DemoServicesOptions> options, IHostEnvironment environment)
    {
        _connectionString = ConnectionString(options.Value, environment.ContentRootPath);

        // An in-memory database lives as long as one of its connections.
        _anchor = Open();
        if (!options.Value.InMemory)
        {
            _anchor.Query("pragma journal_mode = wal", row => row.GetString(0));
        }
    }

    /// <summary>Completes after the next write of this process.</summary>
    public Task Written => Volatile.Read(ref _written).Task;

    /// <summary>Reads one consistent state.</summary>
    public T Read<T>(Func<Session, T> read) => InTransaction("begin", read);

    /// <summary>Writes everything or nothing. Nothing is written if <paramref name="write"/> throws.</summary>
    public async Task<T> WriteAsync<T>(Func<Session, T> write, CancellationToken cancellationToken)
    {
        // Writers of this process wait here, since SQLite itself would let them poll for its lock.
        await _writing.WaitAsync(cancellationToken);
        T result;
        try
        {
            result = InTransaction("begin immediate", write);
        }
        finally
        {
            _writing.Release();
        }

        Interlocked.Exchange(ref _written, NewSignal()).SetResult();
        return result;
    }

    public void Dispose()
    {
        _disposed = true;
        while (_idle.TryTake(out var session))
        {
            session.Dispose();
        }

        _anchor.Dispose();
        _writing.Dispose();
    }

    private T InTransaction<T>(string begin, Func<Session, T> work)
    {
        ObjectDisposedException.ThrowIf(_disposed, this);
        var session = _idle.TryTake(out var idle) ? idle : Open();
        try
        {
            session.Execute(begin);
            var result = work(session);
            session.Execute("commit");
            if (_disposed)
            {
                session.Dispose();
            }
            else
            {
                _idle.Add(session);
            }

            return result;
        }
        catch
        {
            // Closing rolls back, whatever state the session is in.
            session.Dispose();
            throw;
        }
    }

    private Session Open()
    {
        var session = new Session(_connectionString);
        session.Query("pragma busy_timeout = 30000", row => row.GetInt64(0));
        session.Execute("pragma synchronous = normal");
        return session;
    }

    private static string ConnectionString(DemoServicesOptions options, string contentRoot)
    {
        if (options.InMemory)
        {
            // In the memdb file system, readers wait for locks as with a file. With a shared cache they would fail.
            return $"Data Source=file:/{Guid.NewGuid():N}?vfs=memdb;Pooling=False";
        }

        var directory = Directory.CreateDirectory(Path.Combine(contentRoot, options.DataDirectory));
        return new SqliteConnectionStringBuilder
        {
            DataSource = Path.Combine(directory.FullName, "demo.db"),
            Pooling = false,
        }.ToString();
    }

    private static TaskCompletionSource NewSignal() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}
