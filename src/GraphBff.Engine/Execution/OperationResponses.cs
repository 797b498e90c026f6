using GraphBff.Engine.Operations;

namespace GraphBff.Engine.Execution;

/// <summary>
/// The responses to one operation, pulled one by one: the next is made once it is asked for, so that a slow client slows its own source
/// and nothing else.
/// </summary>
public abstract class OperationResponses : IAsyncDisposable
{
    private protected OperationResponses()
    {
    }

    /// <summary>Known before the first response, so that a transport can choose its form.</summary>
    public abstract ResponseKind Kind { get; }

    /// <summary>Whether the operation cannot run: the one response tells why.</summary>
    public virtual bool IsRefused => false;

    /// <summary>The next response. One call at a time; dispose each response once it is sent.</summary>
    /// <returns>
    /// Null after the last one. A stream that fails ends with a response of <see cref="OperationStatus.RequestError"/>, which has
    /// <c>errors</c> only.
    /// </returns>
    /// <exception cref="OperationCanceledException">Nobody waits for the answer any more.</exception>
    public abstract ValueTask<OperationResult?> NextAsync();

    /// <summary>Lets go of the source. After the last <see cref="NextAsync"/> ended; a pending one is ended by the token.</summary>
    public abstract ValueTask DisposeAsync();
}
