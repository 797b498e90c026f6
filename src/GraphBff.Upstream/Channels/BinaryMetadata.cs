using System.Net.Http.Headers;

namespace GraphBff.Upstream.Channels;

/// <summary>
/// Binary metadata (gRPC over HTTP2, "Custom-Metadata"): base64 with or without padding, and several values may be joined by commas.
/// Grpc.Net.Client fails a call over a value that it cannot decode, whatever the call's status.
/// </summary>
internal static class BinaryMetadata
{
    public const string Suffix = "-bin";

    /// <summary>Splits values that were joined, and drops those that are not base64. Valid values stay as they are.</summary>
    public static void Repair(HttpHeaders headers, string name)
    {
        if (!headers.NonValidated.TryGetValues(name, out var values) || values.All(IsBase64))
        {
            return;
        }

        // A copy, since the values belong to the header that is removed next.
        string[] read = [.. values.SelectMany(value => value.Split(',', StringSplitOptions.TrimEntries)).Where(IsBase64)];
        headers.Remove(name);
        foreach (var value in read)
        {
            headers.TryAddWithoutValidation(name, value);
        }
    }

    private static bool IsBase64(string value)
    {
        var decoded = value.Length <= 1024 ? stackalloc byte[1024] : new byte[value.Length];
        var padded = (value.Length % 4) switch
        {
            2 => value + "==",
            3 => value + "=",
            _ => value,
        };
        return Convert.TryFromBase64String(padded, decoded, out _);
    }
}
