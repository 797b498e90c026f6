namespace GraphBff.Engine.Errors;

/// <summary>
/// One entry of a response's <c>errors</c>. The engine adds the path, and the location of the field, when it writes the entry.
/// </summary>
/// <param name="code">Stable code, written as <c>extensions.code</c>; see <see cref="ErrorCodes"/>.</param>
/// <param name="message">Text for a client's developer. Never an exception's text.</param>
public sealed class GraphError(string code, string message)
{
    /// <summary>Stable code, written as <c>extensions.code</c>.</summary>
    public string Code { get; } = code;

    /// <summary>Text for a client's developer.</summary>
    public string Message { get; } = message;

    /// <summary>The service that failed, written as <c>extensions.service</c>; null if none did.</summary>
    public string? Service { get; init; }

    /// <summary>Whether the same operation may succeed later, written as <c>extensions.retryable</c> if true.</summary>
    public bool Retryable { get; init; }

    /// <summary>How long to wait before a retry, written as <c>extensions.retryAfter</c> in seconds; null if unknown.</summary>
    public TimeSpan? RetryAfter { get; init; }

    /// <summary>What is wrong with which input field, written as <c>extensions.fieldViolations</c>.</summary>
    public IReadOnlyList<FieldViolation> FieldViolations { get; init; } = [];

    /// <summary>Where in the document the error is; empty for the field's own location.</summary>
    public IReadOnlyList<SourceLocation> Locations { get; init; } = [];

    /// <summary>The cause, for the log only; never written to a response.</summary>
    public Exception? Cause { get; init; }

    public override string ToString() => $"{Code}: {Message}";
}
