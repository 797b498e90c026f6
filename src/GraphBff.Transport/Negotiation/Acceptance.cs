namespace GraphBff.Transport.Negotiation;

/// <summary>What a client accepts for each kind of response. The kind is known only once the operation is.</summary>
/// <param name="Plain">For a response that is not a stream.</param>
/// <param name="Single">For the single response of an operation; none means <paramref name="Plain"/>.</param>
/// <param name="Incremental">For a response whose deferred parts come later; none means that nothing may be deferred.</param>
/// <param name="Subscription">For the responses to events; none means that subscriptions are refused.</param>
internal readonly record struct Acceptance(
    ResponseFormat Plain, ResponseStreamFormat Single, ResponseStreamFormat Incremental, ResponseStreamFormat Subscription);
