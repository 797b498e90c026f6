using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace GraphBff.DemoServices.Paging;

/// <summary>
/// Text that clients hand back unread: base64url of a check sum and a payload. The check sum covers the scope (the list with its
/// filters, the version of the payload), so that a token is good nowhere else. It guards against mistakes and is no signature.
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
