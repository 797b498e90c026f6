using GraphBff.Engine.Tracing;
using Microsoft.AspNetCore.Http;

namespace GraphBff.Transport.Operations;

/// <summary>
/// Decides which operations are traced. It is called once per operation, by every transport. If it is not registered, no operation is
/// traced.
/// </summary>
public interface ITraceFactory
{
    /// <summary>Begins the trace of an operation.</summary>
    /// <param name="context">The request of the operation. A WebSocket's request has many operations.</param>
    /// <param name="isAsked">Whether the operation's <c>extensions</c> have <c>"trace": true</c>. Any client can ask for that.</param>
    /// <returns>A trace for this operation only; null to run it without one.</returns>
    OperationTrace? Begin(HttpContext context, bool isAsked);
}
