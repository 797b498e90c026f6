using System.Diagnostics;
using System.Text.Json;
using GraphBff.Engine.Operations;

namespace GraphBff.Transport.WebSockets;

/// <summary>The payload of an <c>error</c> message, taken from a response without data.</summary>
internal static class ResponseErrors
{
    /// <summary>
    /// The array of errors, valid as long as the response. The message has no place for other members of the response, such as a trace.
    /// </summary>
    public static ReadOnlyMemory<byte> Of(OperationResult response)
    {
        Debug.Assert(response.Status != OperationStatus.Executed, "There is no data.");
        var reader = new Utf8JsonReader(response.Body.Span);
        reader.Read();
        while (reader.Read() && !reader.ValueTextEquals("errors"u8))
        {
            reader.Skip();
        }

        reader.Read();
        var start = (int)reader.TokenStartIndex;
        reader.Skip();
        return response.Body[start..(int)reader.BytesConsumed];
    }
}
