using System.Text.Json;
using System.Text.Unicode;
using GraphBff.Transport.Errors;
using Microsoft.AspNetCore.WebUtilities;

namespace GraphBff.Transport.Reading;

/// <summary>Finds the parameters in the query string of a GET (GraphQL over HTTP, 4.3 GET).</summary>
internal static class QueryStringParameters
{
    /// <summary>Whether a parameter that names the document is present, with or without a value.</summary>
    public static bool HasDocument(string? queryString)
    {
        foreach (var pair in new QueryStringEnumerable(queryString))
        {
            if (pair.DecodeName().Span is "query" or "documentId" or "extensions" or "id" or "doc_id")
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Whether a parameter of this name is present, with or without a value.</summary>
    public static bool Has(string? queryString, string name)
    {
        foreach (var pair in new QueryStringEnumerable(queryString))
        {
            if (pair.DecodeName().Span.SequenceEqual(name))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Decodes the query string in place and slices it.</summary>
    /// <param name="encoded">The query string without its question mark, in UTF-8. It is overwritten.</param>
    /// <param name="parameters">Slices of <paramref name="encoded"/>.</param>
    /// <returns>Why this is not a well-formed request, or null.</returns>
    public static Refusal? Read(Memory<byte> encoded, out GraphParameters parameters)
    {
        parameters = default;
        var seen = ParameterName.Unknown;
        var ids = default(DocumentIdParameters);
        while (!encoded.IsEmpty)
        {
            var pair = Take(ref encoded, (byte)'&');
            var value = pair;
            var name = ParameterNames.Of(FormDecoder.Decode(Take(ref value, (byte)'=')).Span);
            if (name == ParameterName.Unknown)
            {
                continue;
            }

            if ((seen & name) != 0)
            {
                return ParameterRefusals.Duplicate(name);
            }

            seen |= name;
            if (ReadValue(name, FormDecoder.Decode(value), ref parameters, ref ids) is { } refusal)
            {
                return refusal;
            }
        }

        return ids.Settle((seen & ParameterName.Query) == 0 ? ParameterRefusals.NoQuery : null, ref parameters);
    }

    private static Refusal? ReadValue(
        ParameterName name,
        ReadOnlyMemory<byte> value,
        ref GraphParameters parameters,
        ref DocumentIdParameters ids)
    {
        if (!Utf8.IsValid(value.Span))
        {
            return ids.Refuse(name, ParameterRefusals.ParameterNotUtf8(name));
        }

        switch (name)
        {
            case ParameterName.Query:
                parameters.Query = value;
                return null;
            case ParameterName.OperationName:
                parameters.OperationName = value;
                return null;
            case ParameterName.OnError:
                return ErrorBehaviorParameter.Read(value.Span, ref parameters);
            case ParameterName.DocumentId or ParameterName.Id or ParameterName.DocId:
                return ids.Take(name, value);
            default:
                var refusal = ReadObject(name, value, ref parameters, ref ids, out var absent);
                parameters.Variables = name == ParameterName.Variables && !absent ? value : parameters.Variables;
                return refusal;
        }
    }

    /// <summary>Checks a map that is encoded as JSON. An empty one counts as absent (4.3), and so does null, as in a body.</summary>
    private static Refusal? ReadObject(
        ParameterName name, ReadOnlyMemory<byte> json, ref GraphParameters parameters, ref DocumentIdParameters ids, out bool absent)
    {
        absent = json.IsEmpty;
        if (absent)
        {
            return null;
        }

        var reader = new Utf8JsonReader(json.Span, JsonText.ReaderOptions);
        try
        {
            reader.Read();
            absent = reader.TokenType == JsonTokenType.Null;
            if (!absent && reader.TokenType != JsonTokenType.StartObject)
            {
                return ParameterRefusals.WrongType(name);
            }

            var refusal = name == ParameterName.Extensions && !absent
                ? ExtensionParameters.Read(ref reader, json, ref parameters, ref ids)
                : JsonText.TryPass(ref reader) ? null : ParameterRefusals.UnpairedSurrogate;
            if (refusal is null)
            {
                reader.Read();
            }

            return refusal;
        }
        catch (JsonException)
        {
            return ParameterRefusals.BrokenParameter(name);
        }
    }

    /// <summary>Takes the text before the next separator, or all of it.</summary>
    private static Memory<byte> Take(ref Memory<byte> text, byte separator)
    {
        var end = text.Span.IndexOf(separator);
        var head = end < 0 ? text : text[..end];
        text = end < 0 ? Memory<byte>.Empty : text[(end + 1)..];
        return head;
    }
}
