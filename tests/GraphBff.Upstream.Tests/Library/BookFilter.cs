namespace GraphBff.Upstream.Tests.Library;

internal readonly record struct BookFilter(string? Genre);
