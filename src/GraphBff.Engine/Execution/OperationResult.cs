using GraphBff.Engine.Output;

namespace GraphBff.Engine.Execution;

/// <summary>The response to one operation. Dispose it once the body is sent: the buffer goes back to its pool.</summary>
public sealed class OperationResult : IDisposable
{
    private readonly JsonOutput _output;

    internal OperationResult(OperationStatus status, JsonOutput output)
    {
        Status = status;
        _output = output;
    }

    public OperationStatus Status { get; }

    /// <summary>The response as UTF-8 JSON, valid until this is disposed.</summary>
    public ReadOnlyMemory<byte> Body => _output.WrittenMemory;

    public void Dispose() => _output.Dispose();
}
