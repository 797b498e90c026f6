namespace GraphBff.Engine.Telemetry;

/// <summary>What a request says about itself.</summary>
/// <param name="RequestId">Its id.</param>
/// <param name="DocumentId">The id of its trusted document; null for none.</param>
/// <param name="IsTrusted">Whether the operator of the graph trusts its document.</param>
/// <param name="TraceParent">Its <c>traceparent</c>, if no activity has it; null for none.</param>
/// <param name="TraceState">Its <c>tracestate</c>; null for none.</param>
internal readonly record struct RequestIdentity(
    string RequestId, string? DocumentId, bool IsTrusted, string? TraceParent, string? TraceState);
