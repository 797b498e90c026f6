using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Primitives;

namespace GraphBff.Tracing;

/// <summary>Which requests may have traces: all in Development, elsewhere those with the secret.</summary>
internal sealed class TraceAccess(IOptions<TracingOptions> options, IHostEnvironment environment)
{
    public const string Header = "x-graphbff-trace";
    private const string On = "1";

    private readonly byte[]? _secret = options.Value.Secret is { } secret ? Hash(secret) : null;

    private bool IsOpen { get; } = environment.IsDevelopment();

    /// <summary>Whether a request gets its trace.</summary>
    /// <param name="request">The request.</param>
    /// <param name="isAsked">Whether it asks for a trace by its <c>extensions</c>, which hold no secret.</param>
    public bool MayTrace(HttpRequest request, bool isAsked)
    {
        var header = request.Headers[Header];
        return (IsOpen && (isAsked || header == On)) || IsSecret(header);
    }

    /// <summary>Whether a request may see the traces of others.</summary>
    public bool MayView(HttpRequest request)
        => IsOpen || IsSecret(request.Headers[Header]) || IsSecret(PasswordOf(request.Headers.Authorization));

    /// <summary>The password of the Basic scheme (RFC 7617), for which browsers have a dialog.</summary>
    private static StringValues PasswordOf(StringValues authorization)
    {
        if (!AuthenticationHeaderValue.TryParse(authorization, out var header)
            || !"Basic".Equals(header.Scheme, StringComparison.OrdinalIgnoreCase)
            || header.Parameter is not { Length: <= 1024 } credentials)
        {
            return default;
        }

        var bytes = new byte[credentials.Length];
        if (!Convert.TryFromBase64String(credentials, bytes, out var length))
        {
            return default;
        }

        var text = Encoding.UTF8.GetString(bytes, 0, length);
        return text[(text.IndexOf(':', StringComparison.Ordinal) + 1)..];
    }

    // Compares hashes, so that neither time nor length shows how much of a guess is right.
    private bool IsSecret(StringValues given)
        => _secret is not null && given is [{ Length: > 0 } value] && CryptographicOperations.FixedTimeEquals(Hash(value), _secret);

    private static byte[] Hash(string text) => SHA256.HashData(Encoding.UTF8.GetBytes(text));
}
