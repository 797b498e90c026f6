namespace GraphBff.Upstream.Errors;

/// <summary>What became of a write: the response, or the typed errors of its payload.</summary>
/// <param name="Response">The service's answer; null where it refused.</param>
/// <param name="Errors">Why it refused; empty where it did not.</param>
public readonly record struct DomainOutcome<TResponse>(TResponse? Response, IReadOnlyList<object> Errors)
    where TResponse : class;
