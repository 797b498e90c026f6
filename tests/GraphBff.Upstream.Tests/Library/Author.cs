namespace GraphBff.Upstream.Tests.Library;

internal sealed record Author(string Id);
