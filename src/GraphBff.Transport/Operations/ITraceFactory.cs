using GraphBff.Engine.Tracing;
using Microsoft.AspNetCore.Http;

namespace GraphBff.Transport.Operations;

/// <summary>
/// Says which operations are traced. None is where no such service is registered. Called once an operation, on every transport.
/// </summary>
public interface ITraceFactory
{
    /// <summary>Begins the trace of an operation.</summary>
    /// <param name="context">The request that brings it; one of many operations where that is a WebSocket's.</param>
    /// <param name="isAsked">Whether the operation's <c>extensions</c> have <c>"trace": true</c>. Anybody may ask.</param>
    /// <returns>A trace of this operation alone; null to run it without.</returns>
    OperationTrace? Begin(HttpContext context, bool isAsked);
}
