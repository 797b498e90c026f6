using Microsoft.Extensions.Logging;

namespace GraphBff.Transport.Tests.Hosting;

internal sealed record LogEntry(string Category, LogLevel Level, int Id, string Message, Exception? Exception);
