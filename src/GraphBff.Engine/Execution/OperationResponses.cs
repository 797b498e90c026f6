using GraphBff.Engine.Operations;

namespace GraphBff.Engine.Execution;

/// <summary>
/// The responses to one operation. The caller pulls them one by one, and each is made only on request. So a slow client slows only its
/// own source.
/// </summary>
public abstract class OperationResponses : IAsyncDisposable
{
    private protected OperationResponses()
    {
    }

    /// <summary>The kind of the responses. It is known before the first one, so a transport can choose the response format.</summary>
    public abstract ResponseKind Kind { get; }

    /// <summary>Whether the operation cannot run. Its only response contains the reason.</summary>
    public virtual bool IsRefused => false;

    /// <summary>Gets the next response. Make one call at a time, and dispose each response after it is sent.</summary>
    /// <returns>
    /// The response; null after the last one. If a subscription's source fails, the last response has
    /// <see cref="OperationStatus.RequestError"/> and only <c>errors</c>.
    /// </returns>
    /// <exception cref="OperationCanceledException">The caller no longer waits for the response.</exception>
    public abstract ValueTask<OperationResult?> NextAsync();

    /// <summary>Releases the source. Call it after the last <see cref="NextAsync"/> ended. The token ends a pending one.</summary>
    public abstract ValueTask DisposeAsync();
}
