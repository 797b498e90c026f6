using GraphBff.Engine.Output;

namespace GraphBff.Engine.Operations;

/// <summary>One response. Dispose it once the body is sent: the buffer goes back to its pool.</summary>
public sealed class OperationResult : IDisposable
{
    private readonly JsonOutput? _output;
    private readonly ReadOnlyMemory<byte> _shared;

    internal OperationResult(OperationStatus status, JsonOutput output)
    {
        Status = status;
        _output = output;
    }

    // The response to an event that looks the same to everybody.
    internal OperationResult(byte[] shared) => _shared = shared;

    public OperationStatus Status { get; }

    /// <summary>How long the response may be kept; the default value, for not at all, where it has errors or is no query's.</summary>
    public CacheHint Cache { get; init; }

    /// <summary>The response as UTF-8 JSON, valid until this is disposed.</summary>
    public ReadOnlyMemory<byte> Body => _output?.WrittenMemory ?? _shared;

    /// <summary>
    /// Where a subscription goes on after this response; empty where it cannot, or where this is no response to an event.
    /// </summary>
    public string ResumeToken { get; internal init; } = "";

    /// <summary>Whether the body has <c>errors</c>.</summary>
    public bool HasErrors { get; internal init; }

    public void Dispose() => _output?.Dispose();
}
