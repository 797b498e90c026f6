using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;

namespace GraphBff.Upstream.Tests.Library;

/// <summary>Keeps what the upstream library logs; the gRPC client's own lines are not ours.</summary>
internal sealed class RecordedLog : ILoggerProvider
{
    private readonly ConcurrentQueue<LogLine> _lines = new();

    public IReadOnlyList<LogLine> Lines => [.. _lines];

    public ILogger CreateLogger(string categoryName) => new Logger(categoryName.StartsWith("GraphBff", StringComparison.Ordinal) ? _lines : []);

    public void Dispose()
    {
    }

    private sealed class Logger(ConcurrentQueue<LogLine> lines) : ILogger
    {
        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(
            LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            lines.Enqueue(new LogLine(logLevel, eventId.Id, formatter(state, exception)));
    }
}
