using System.Text.Json;
using System.Text.Unicode;
using GraphBff.Transport.Errors;

namespace GraphBff.Transport.Reading;

/// <summary>Finds the parameters in a JSON body without decoding them (GraphQL over HTTP, 4.4.1 JSON Encoding).</summary>
internal static class JsonParameters
{
    private static ReadOnlySpan<byte> ByteOrderMark => [0xEF, 0xBB, 0xBF];

    /// <summary>Slices the body. A leading byte order mark is skipped (RFC 8259, 8.1).</summary>
    /// <returns>Why the body is not a well-formed request, or null.</returns>
    public static Refusal? Read(ReadOnlyMemory<byte> body, out GraphParameters parameters)
    {
        parameters = new GraphParameters { QueryIsJson = true };
        var json = body.Span.StartsWith(ByteOrderMark) ? body[ByteOrderMark.Length..] : body;
        if (json.IsEmpty)
        {
            return ParameterRefusals.EmptyBody;
        }

        if (!Utf8.IsValid(json.Span))
        {
            return ParameterRefusals.BodyNotUtf8;
        }

        var reader = new Utf8JsonReader(json.Span, JsonText.ReaderOptions);
        try
        {
            return ReadBody(ref reader, json, ref parameters);
        }
        catch (JsonException exception)
        {
            return ParameterRefusals.BrokenBody(exception);
        }
    }

    private static Refusal? ReadBody(ref Utf8JsonReader reader, ReadOnlyMemory<byte> json, ref GraphParameters parameters)
    {
        reader.Read();
        if (reader.TokenType != JsonTokenType.StartObject)
        {
            return reader.TokenType == JsonTokenType.StartArray ? ParameterRefusals.Batch : ParameterRefusals.BodyNotObject;
        }

        var seen = ParameterName.Unknown;
        var ids = default(DocumentIdParameters);
        var missing = ParameterRefusals.NoQuery;
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            if (!JsonText.IsText(ref reader))
            {
                return ParameterRefusals.UnpairedSurrogate;
            }

            var name = ParameterNames.Of(JsonText.Value(ref reader, json).Span);

            // JSON readers differ in which of two equal names counts. A proxy might check one, and the other would run here.
            if ((seen & name) != 0)
            {
                return ParameterRefusals.Duplicate(name);
            }

            seen |= name;
            reader.Read();
            if (name == ParameterName.Query)
            {
                // In a request with an id, null means absent.
                missing = reader.TokenType == JsonTokenType.Null ? ParameterRefusals.WrongType(name) : null;
            }

            if (ReadValue(ref reader, name, json, ref parameters, ref ids) is { } refusal)
            {
                return refusal;
            }
        }

        // Only white space may follow; the reader throws on anything else.
        reader.Read();
        return ids.Settle(missing, ref parameters);
    }

    private static Refusal? ReadValue(
        ref Utf8JsonReader reader,
        ParameterName name,
        ReadOnlyMemory<byte> json,
        ref GraphParameters parameters,
        ref DocumentIdParameters ids)
    {
        var isNull = reader.TokenType == JsonTokenType.Null;
        if (!Takes(name, reader.TokenType))
        {
            var refusal = ids.Refuse(name, ParameterRefusals.WrongType(name));
            return refusal ?? (JsonText.TryPass(ref reader) ? null : ParameterRefusals.UnpairedSurrogate);
        }

        if (name == ParameterName.Extensions && !isNull)
        {
            return ExtensionParameters.Read(ref reader, json, ref parameters, ref ids);
        }

        var start = (int)reader.TokenStartIndex;
        if (!JsonText.TryPass(ref reader))
        {
            return ParameterRefusals.UnpairedSurrogate;
        }

        var raw = isNull ? default : json[start..(int)reader.BytesConsumed];
        switch (name)
        {
            case ParameterName.Query:
                parameters.Query = isNull ? default : raw[1..^1];
                break;
            case ParameterName.OperationName:
                parameters.OperationName = isNull ? default : raw[1..^1];
                break;
            case ParameterName.Variables:
                parameters.Variables = raw;
                break;
            case ParameterName.OnError when !isNull:
                return ErrorBehaviorParameter.Read(JsonText.Value(ref reader, json).Span, ref parameters);
            case ParameterName.DocumentId or ParameterName.Id or ParameterName.DocId when !isNull:
                return ids.Take(name, JsonText.Value(ref reader, json));
        }

        return null;
    }

    /// <summary>Null means that an optional parameter is absent (4.4.1).</summary>
    private static bool Takes(ParameterName name, JsonTokenType token)
        => name switch
        {
            ParameterName.Query or ParameterName.OperationName or ParameterName.OnError
                or ParameterName.DocumentId or ParameterName.Id or ParameterName.DocId
                => token is JsonTokenType.String or JsonTokenType.Null,
            ParameterName.Variables or ParameterName.Extensions => token is JsonTokenType.StartObject or JsonTokenType.Null,
            _ => true,
        };
}
