namespace GraphBff.Upstream.Errors;

/// <summary>What a client is told of one gRPC status code.</summary>
/// <param name="Code">Written as <c>extensions.code</c>; stable.</param>
/// <param name="Message">Text for people; the same for every error of this status, so that nothing of the service leaks.</param>
/// <param name="Retryable">Whether the same operation may succeed later. Says nothing of whether a write was carried out.</param>
public readonly record struct StatusMeaning(string Code, string Message, bool Retryable = false);
