using Google.Protobuf;
using GraphBff.DemoServices.Masks;
using GraphBff.DemoServices.Storage;

namespace GraphBff.DemoServices.Changes;

/// <summary>What one caller watches.</summary>
internal sealed record Watch<T>
    where T : class, IMessage<T>, new()
{
    /// <summary>Which part of the change log, such as <c>order.v1</c>; also the domain of errors.</summary>
    public required string Topic { get; init; }

    /// <summary>The token to resume from. Empty to begin now.</summary>
    public required string ResumeToken { get; init; }

    /// <summary>The fields that the watcher wants.</summary>
    public required ReadMask<T> Mask { get; init; }

    /// <summary>Whether the watcher wants a change.</summary>
    public required Func<T, bool> Matches { get; init; }

    /// <summary>Reads the current state, which the stream sends first; null to begin with the next change.</summary>
    public required Func<Session, List<T>>? ReadCurrentState { get; init; }
}
