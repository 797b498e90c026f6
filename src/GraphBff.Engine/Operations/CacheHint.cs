namespace GraphBff.Engine.Operations;

/// <summary>
/// How long an answer may be kept: what the declarations of its fields say (<c>CacheFor</c>), the shortest of them and the most private.
/// The default value keeps nothing.
/// </summary>
/// <param name="MaxAge">Zero where nobody may keep the answer.</param>
/// <param name="IsPrivate">Whether only the one who asked may keep it.</param>
public readonly record struct CacheHint(TimeSpan MaxAge, bool IsPrivate);
