namespace GraphBff.Transport.Tests.Hosting;

internal sealed record Tick(string Text);
