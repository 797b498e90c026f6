using System.Collections.Concurrent;
using System.Threading.Channels;
using Microsoft.Extensions.Logging;

namespace GraphBff.Testing;

/// <summary>Records what a host logs.</summary>
/// <param name="category">The prefix of the categories to record; empty for all.</param>
public sealed class RecordedLogs(string category = "") : ILoggerProvider
{
    private readonly ConcurrentQueue<LogEntry> _entries = new();
    private readonly Channel<LogEntry> _arrivals = Channel.CreateUnbounded<LogEntry>();

    public IEnumerable<LogEntry> Entries => _entries;

    public IEnumerable<LogEntry> Problems => _entries.Where(entry => entry.Level >= LogLevel.Warning);

    public ILogger CreateLogger(string categoryName) => new Logger(this, categoryName);

    /// <summary>
    /// The next log entry of the product with one of the ids. Earlier calls have consumed the entries up to the one that they returned.
    /// </summary>
    public async Task<LogEntry> WaitAsync(params int[] ids)
    {
        using var timeout = new CancellationTokenSource(TimeSpan.FromSeconds(20), TimeProvider.System);
        while (true)
        {
            var entry = await _arrivals.Reader.ReadAsync(timeout.Token);
            if (entry.Category.StartsWith("GraphBff", StringComparison.Ordinal) && ids.Contains(entry.Id))
            {
                return entry;
            }
        }
    }

    public void Dispose() => _arrivals.Writer.TryComplete();

    private void Add(LogEntry entry)
    {
        if (entry.Category.StartsWith(category, StringComparison.Ordinal))
        {
            _entries.Enqueue(entry);
            _arrivals.Writer.TryWrite(entry);
        }
    }

    private sealed class Logger(RecordedLogs logs, string category) : ILogger
    {
        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(
            LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
        {
            ArgumentNullException.ThrowIfNull(formatter);
            logs.Add(new LogEntry(category, logLevel, eventId.Id, formatter(state, exception), exception));
        }
    }
}
