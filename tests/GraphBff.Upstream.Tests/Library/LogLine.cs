using Microsoft.Extensions.Logging;

namespace GraphBff.Upstream.Tests.Library;

internal sealed record LogLine(LogLevel Level, int EventId, string Text);
