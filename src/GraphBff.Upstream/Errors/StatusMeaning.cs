namespace GraphBff.Upstream.Errors;

/// <summary>The error that clients see for one gRPC status code.</summary>
/// <param name="Code">Written as <c>extensions.code</c>; stable.</param>
/// <param name="Message">A text for people. It is the same for every error of this status, so nothing of the service leaks.</param>
/// <param name="Retryable">Whether the same operation may succeed later. Does not say whether a write was carried out.</param>
public readonly record struct StatusMeaning(string Code, string Message, bool Retryable = false);
