namespace GraphBff.Binding.Serving;

/// <summary>The outcome of a write.</summary>
/// <param name="Answer">What the service answered; null if it answers nothing, or refused.</param>
/// <param name="Errors">Why it refused; empty if it did not.</param>
internal sealed record BoundPayload(object? Answer, IReadOnlyList<object> Errors);
