using System.Diagnostics;
using GraphBff.Engine.Execution;

namespace GraphBff.Transport.WebSockets;

/// <summary>The payload of an <c>error</c> message, out of a response that has errors only.</summary>
internal static class ResponseErrors
{
    private static ReadOnlySpan<byte> Opening => "{\"errors\":"u8;

    /// <summary>The array, valid as long as the response.</summary>
    public static ReadOnlyMemory<byte> Of(OperationResult response)
    {
        Debug.Assert(response.Status != OperationStatus.Executed && response.Body.Span.StartsWith(Opening), "There is nothing but errors.");
        return response.Body[Opening.Length..^1];
    }
}
