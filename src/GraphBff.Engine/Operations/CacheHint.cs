namespace GraphBff.Engine.Operations;

/// <summary>
/// How long caches may keep a response: the shortest time and the strictest privacy that its fields declare (<c>CacheFor</c>). With the
/// default value, they keep nothing.
/// </summary>
/// <param name="MaxAge">Zero if no cache may keep the response.</param>
/// <param name="IsPrivate">Whether only the caller's own cache may keep it.</param>
public readonly record struct CacheHint(TimeSpan MaxAge, bool IsPrivate);
