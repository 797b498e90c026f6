using GraphBff.Engine.Operations;

namespace GraphBff.Engine.Types;

/// <summary>One event of a subscription's source (GraphQL specification, 6.2.3.1). Shared by all subscribers that it goes to.</summary>
/// <param name="value">What the subscription's field selects from.</param>
/// <param name="resumeToken">Where a client goes on after this event; empty where the source cannot say.</param>
/// <param name="isGap">Whether events before this one were lost: told as <c>extensions.gap</c>.</param>
public sealed class SubscriptionEvent(object value, string resumeToken = "", bool isGap = false)
{
    // An event is kept for those who resume, and its response with it: no more than many small ones. A large one costs more to send
    // than to write.
    private const int MaxKeptBytes = 16 * 1024;

    // The plan of the one response so far, then the response that all others with this plan get.
    private object? _rendered;

    public object Value { get; } = value;

    public string ResumeToken { get; } = resumeToken;

    public bool IsGap { get; } = isGap;

    /// <summary>The response that a subscriber with the same plan got, or null.</summary>
    internal OperationResult? Rendered(object plan)
        => Volatile.Read(ref _rendered) is RenderedEvent known && ReferenceEquals(known.Plan, plan)
            ? new OperationResult(known.Body) { ResumeToken = ResumeToken }
            : null;

    /// <summary>
    /// Keeps a response for the next subscribers with the same plan, from the second one on: many events have only one. One with errors
    /// names its request, and is nobody else's.
    /// </summary>
    internal void Keep(object plan, OperationResult response)
    {
        var known = Volatile.Read(ref _rendered);
        if (known is not RenderedEvent && !response.HasErrors && response.Body.Length <= MaxKeptBytes)
        {
            Volatile.Write(ref _rendered, ReferenceEquals(known, plan) ? new RenderedEvent(plan, response.Body.ToArray()) : plan);
        }
    }

    private sealed record RenderedEvent(object Plan, byte[] Body);
}
