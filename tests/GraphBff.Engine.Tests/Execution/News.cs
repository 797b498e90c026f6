namespace GraphBff.Engine.Tests.Execution;

internal sealed record News(string? Name);
