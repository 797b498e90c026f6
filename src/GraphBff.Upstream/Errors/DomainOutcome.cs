namespace GraphBff.Upstream.Errors;

/// <summary>The outcome of a write: the response, or the typed errors of its payload.</summary>
/// <param name="Response">The service's response; null if it refused.</param>
/// <param name="Errors">Why it refused; empty if it did not.</param>
public readonly record struct DomainOutcome<TResponse>(TResponse? Response, IReadOnlyList<object> Errors)
    where TResponse : class;
