namespace GraphBff.Engine.Operations;

/// <summary>How a client program calls itself. Anybody may claim any name: good for statistics, not for rights.</summary>
/// <param name="Name">Such as <c>shop-web</c>; null in the default value, which stands for a client that does not say.</param>
/// <param name="Version">Such as <c>1.4.0</c>; empty for none.</param>
public readonly record struct ClientName(string? Name, string Version);
