namespace GraphBff.Upstream.Errors;

/// <summary>The codes that this library gives beyond those of <see cref="StatusTable"/> and of the engine.</summary>
public static class UpstreamErrorCodes
{
    /// <summary>The service answered a list with nothing but empty pages, as often as it may be asked for one page.</summary>
    public const string PageReadLimit = "PAGE_READ_LIMIT";
}
