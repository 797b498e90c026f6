using System.Text.Json;
using GraphBff.Transport.Errors;

namespace GraphBff.Transport.Reading;

/// <summary>
/// Reads a request's <c>extensions</c>. <c>"persistedQuery":{"version":1,"sha256Hash":"…"}</c> is an automatic persisted query, as Apollo's
/// clients send it; the version defaults to 1. <c>"trace":true</c> asks for a trace.
/// </summary>
internal static class ExtensionParameters
{
    private const int Version = 1;

    /// <summary>Reads the object from its first token to its last.</summary>
    /// <returns>Why the object is refused, or null.</returns>
    public static Refusal? Read(
        ref Utf8JsonReader reader, ReadOnlyMemory<byte> json, ref GraphParameters parameters, ref DocumentIdParameters ids)
    {
        var seen = false;
        while (reader.Read() && reader.TokenType != JsonTokenType.EndObject)
        {
            if (!JsonText.IsText(ref reader))
            {
                return ParameterRefusals.UnpairedSurrogate;
            }

            var isPersistedQuery = reader.ValueTextEquals("persistedQuery"u8);
            if (isPersistedQuery && seen)
            {
                return ParameterRefusals.Duplicate(ParameterName.PersistedQuery);
            }

            seen |= isPersistedQuery;
            var isTrace = reader.ValueTextEquals("trace"u8);
            reader.Read();
            parameters.AsksForTrace |= isTrace && reader.TokenType == JsonTokenType.True;
            var refusal = isPersistedQuery && reader.TokenType != JsonTokenType.Null
                ? ReadPersistedQuery(ref reader, json, ref ids)
                : JsonText.TryPass(ref reader) ? null : ParameterRefusals.UnpairedSurrogate;
            if (refusal is not null)
            {
                return refusal;
            }
        }

        return null;
    }

    private static Refusal? ReadPersistedQuery(ref Utf8JsonReader reader, ReadOnlyMemory<byte> json, ref DocumentIdParameters ids)
    {
        if (reader.TokenType != JsonTokenType.StartObject)
        {
            return ParameterRefusals.WrongType(ParameterName.PersistedQuery);
        }

        var hash = default(ReadOnlyMemory<byte>);
        bool hasHash = false, hasVersion = false;
        while (reader.Read() && reader.TokenType != JsonTokenType.EndObject)
        {
            if (!JsonText.IsText(ref reader))
            {
                return ParameterRefusals.UnpairedSurrogate;
            }

            var isHash = reader.ValueTextEquals("sha256Hash"u8);
            var isVersion = reader.ValueTextEquals("version"u8);
            if ((isHash && hasHash) || (isVersion && hasVersion))
            {
                return ParameterRefusals.Duplicate(ParameterName.PersistedQuery);
            }

            hasHash |= isHash;
            hasVersion |= isVersion;
            reader.Read();
            if (isVersion && !(reader.TokenType == JsonTokenType.Number && reader.TryGetInt32(out var version) && version == Version))
            {
                return ParameterRefusals.PersistedQueryVersion;
            }

            if (isHash && reader.TokenType != JsonTokenType.String)
            {
                return ParameterRefusals.WrongType(ParameterName.PersistedQuery);
            }

            if (!JsonText.TryPass(ref reader))
            {
                return ParameterRefusals.UnpairedSurrogate;
            }

            if (isHash)
            {
                hash = JsonText.Value(ref reader, json);
            }
        }

        return hash.IsEmpty ? ParameterRefusals.WrongType(ParameterName.PersistedQuery) : ids.Take(ParameterName.PersistedQuery, hash);
    }
}
