namespace GraphBff.Adapters.Rest;

/// <summary>What is wrong with one part of a request.</summary>
/// <param name="Detail">Text for people.</param>
internal sealed record RequestFault(string Detail)
{
    /// <summary>The parameter's name; null if it is not about a parameter.</summary>
    public string? Parameter { get; init; }

    public ParameterPlace Place { get; init; }

    /// <summary>Where in the body, as a JSON pointer in a fragment (RFC 6901, 6); null if it is not about the body.</summary>
    public string? Pointer { get; init; }
}
