namespace GraphBff.Transport.Negotiation;

/// <summary>What a client takes, by the kind of the answer: that is known once the operation is.</summary>
/// <param name="Plain">For an answer that is no stream.</param>
/// <param name="Single">For the one response of an operation; none means <paramref name="Plain"/>.</param>
/// <param name="Incremental">For a response of which parts come later; none means that they must not.</param>
/// <param name="Subscription">For the responses to events; none means that there can be no subscription.</param>
internal readonly record struct Acceptance(
    ResponseFormat Plain, ResponseStreamFormat Single, ResponseStreamFormat Incremental, ResponseStreamFormat Subscription);
