using System.Text;
using System.Text.Json;
using GraphBff.Engine.Operations;
using ModelContextProtocol.Protocol;

namespace GraphBff.Adapters.Mcp;

/// <summary>The response of an operation as the result of a call.</summary>
internal static class ToolResults
{
    /// <summary>
    /// The data, as JSON and as text. If there are errors, the text is the whole response, so that an agent reads their codes and messages;
    /// the data that there is stays.
    /// </summary>
    public static CallToolResult Of(OperationResult result)
    {
        var reader = new Utf8JsonReader(result.Body.Span);
        var (start, end) = FindData(ref reader);
        var data = result.Body[start..end];
        return new CallToolResult
        {
            IsError = result.HasErrors,
            StructuredContent = data.IsEmpty ? null : Parse(data),
            Content = [new TextContentBlock { Text = Encoding.UTF8.GetString((result.HasErrors ? result.Body : data).Span) }],
        };
    }

    private static JsonElement Parse(ReadOnlyMemory<byte> json)
    {
        var reader = new Utf8JsonReader(json.Span);
        return JsonElement.ParseValue(ref reader);
    }

    // The place of the object in the member data; empty if there is none.
    private static (int Start, int End) FindData(ref Utf8JsonReader reader)
    {
        reader.Read();
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var isData = reader.ValueTextEquals("data"u8);
            reader.Read();
            var start = (int)reader.TokenStartIndex;
            var isObject = reader.TokenType == JsonTokenType.StartObject;
            reader.Skip();
            if (isData && isObject)
            {
                return (start, (int)reader.BytesConsumed);
            }
        }

        return default;
    }
}
