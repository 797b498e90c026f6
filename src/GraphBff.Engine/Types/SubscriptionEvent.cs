using GraphBff.Engine.Operations;

namespace GraphBff.Engine.Types;

/// <summary>One event of a subscription's source (GraphQL specification, 6.2.3.1). All its subscribers share one instance.</summary>
/// <param name="value">What the subscription's field selects from.</param>
/// <param name="resumeToken">The token with which a client resumes after this event; empty if the source has none.</param>
/// <param name="isGap">Whether events before this one were lost; written as <c>extensions.gap</c>.</param>
public sealed class SubscriptionEvent(object value, string resumeToken = "", bool isGap = false)
{
    // Events are kept for clients that resume, and their responses with them. So only small responses are kept. Sending a large one costs
    // more than writing it again.
    private const int MaxKeptBytes = 16 * 1024;

    // First the plan of the last response. After a second response with the same plan, the response that all later ones share.
    private object? _rendered;

    public object Value { get; } = value;

    public string ResumeToken { get; } = resumeToken;

    public bool IsGap { get; } = isGap;

    /// <summary>The kept response of a subscriber with the same plan, or null.</summary>
    internal OperationResult? Rendered(object plan)
        => Volatile.Read(ref _rendered) is RenderedEvent known && ReferenceEquals(known.Plan, plan)
            ? new OperationResult(known.Body) { ResumeToken = ResumeToken }
            : null;

    /// <summary>
    /// Keeps a response for later subscribers with the same plan. The first response is not kept, since many events have only one
    /// subscriber. A response with errors is never kept, since it names its own request.
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
