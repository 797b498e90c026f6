using GraphBff.Engine;
using GraphBff.Engine.Errors;
using GraphBff.Transport.Callers;
using GraphBff.Transport.Http;
using GraphBff.Transport.Operations;
using GraphBff.Transport.Reading;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using ModelContextProtocol;
using ModelContextProtocol.Protocol;

namespace GraphBff.Adapters.Mcp;

/// <summary>Runs a call as any other operation of the graph.</summary>
internal sealed class ToolCalls(
    ToolCatalog tools, HttpOrigins origins, OperationStarter starter, GraphEngine engine, ILogger<ToolCalls> logger)
{
    /// <param name="context">The request that holds the call.</param>
    /// <param name="call">The call.</param>
    /// <param name="cancellationToken">Cancelled when the client leaves, or cancels the call.</param>
    /// <exception cref="McpProtocolException">There is no such tool.</exception>
    public async ValueTask<CallToolResult> RunAsync(HttpContext context, CallToolRequestParams? call, CancellationToken cancellationToken)
    {
        if (!tools.TryGet(call?.Name ?? "", out var tool))
        {
            throw new McpProtocolException($"There is no tool '{LogText.Of(call?.Name)}'.", McpErrorCode.InvalidParams);
        }

        if (ToolArguments.FaultOf(tool, call!.Arguments) is { } fault)
        {
            return Fail(context, fault);
        }

        try
        {
            var parameters = new GraphParameters { Query = tool.Operation.Text, Variables = ToolArguments.Write(call.Arguments) };
            await using var responses = starter.StartTrusted(origins.Of(context, asksForTrace: false), parameters, cancellationToken);
            using var result = await responses.NextAsync().ConfigureAwait(false);
            return ToolResults.Of(result!);
        }
        catch (BadCallerException exception)
        {
            return Fail(context, new GraphError(ErrorCodes.BadRequest, exception.Message));
        }
        catch (Exception exception) when (!cancellationToken.IsCancellationRequested)
        {
            Log.Failed(logger, exception, context.TraceIdentifier);
            return Fail(context, Transport.Errors.Refusals.Internal.Error);
        }
    }

    private CallToolResult Fail(HttpContext context, GraphError error)
    {
        using var result = engine.Fail(error, context.TraceIdentifier);
        return ToolResults.Of(result);
    }
}
