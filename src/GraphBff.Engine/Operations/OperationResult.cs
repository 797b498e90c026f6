using GraphBff.Engine.Output;

namespace GraphBff.Engine.Operations;

/// <summary>One response. Dispose it once the body is sent, so that the buffer returns to its pool.</summary>
public sealed class OperationResult : IDisposable
{
    private readonly JsonOutput? _output;
    private readonly ReadOnlyMemory<byte> _shared;

    internal OperationResult(OperationStatus status, JsonOutput output)
    {
        Status = status;
        _output = output;
    }

    // The response to an event, shared by all subscribers with the same plan.
    internal OperationResult(byte[] shared) => _shared = shared;

    public OperationStatus Status { get; }

    /// <summary>
    /// How long caches may keep the response: the default value, not at all, if it has errors or if the operation is not a query.
    /// </summary>
    public CacheHint Cache { get; init; }

    /// <summary>The response as UTF-8 JSON, valid until this is disposed.</summary>
    public ReadOnlyMemory<byte> Body => _output?.WrittenMemory ?? _shared;

    /// <summary>
    /// The token with which a subscription resumes after this response; empty if it cannot, or if this is not the response to an event.
    /// </summary>
    public string ResumeToken { get; internal init; } = "";

    /// <summary>Whether the body has <c>errors</c>.</summary>
    public bool HasErrors { get; internal init; }

    public void Dispose() => _output?.Dispose();
}
