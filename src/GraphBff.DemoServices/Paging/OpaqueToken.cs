using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace GraphBff.DemoServices.Paging;

/// <summary>
/// A text that clients return unchanged: base64url of a check sum and a payload. The check sum also covers the scope (the list with its
/// filters, and the version of the payload), so a token is valid in its own list only. It detects mistakes. It is not a signature.
/// </summary>
internal static class OpaqueToken
{
    private const int CheckSumLength = 8;

    public static string Write(string scope, string payload)
        => Base64Url.EncodeToString([.. CheckSum(scope, payload), .. Encoding.UTF8.GetBytes(payload)]);

    /// <summary>Returns the payload, or null if the text is not a token of this scope.</summary>
    public static string? Read(string scope, string token)
    {
        if (!Base64Url.IsValid(token))
        {
            return null;
        }

        var bytes = Base64Url.DecodeFromChars(token);
        if (bytes.Length < CheckSumLength)
        {
            return null;
        }

        var payload = Encoding.UTF8.GetString(bytes.AsSpan(CheckSumLength));
        return bytes.AsSpan(0, CheckSumLength).SequenceEqual(CheckSum(scope, payload)) ? payload : null;
    }

    private static ReadOnlySpan<byte> CheckSum(string scope, string payload)
        => SHA256.HashData(Encoding.UTF8.GetBytes($"{scope}\0{payload}")).AsSpan(0, CheckSumLength);
}
