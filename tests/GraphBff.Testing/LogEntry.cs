using Microsoft.Extensions.Logging;

namespace GraphBff.Testing;

public sealed record LogEntry(string Category, LogLevel Level, int Id, string Message, Exception? Exception);
