namespace GraphBff.Engine.Operations;

/// <summary>
/// The name that a client program gives itself. Any client may claim any name, so use it for statistics, never for authorization.
/// </summary>
/// <param name="Name">Such as <c>shop-web</c>; null in the default value: the client gives no name.</param>
/// <param name="Version">Such as <c>1.4.0</c>; empty for none.</param>
public readonly record struct ClientName(string? Name, string Version);
