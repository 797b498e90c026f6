using System.Buffers;
using GraphBff.Engine.Operations;

namespace GraphBff.Usage;

/// <summary>The headers that name a client: those of Apollo's tools first, then the neutral ones.</summary>
internal static class ClientHeaders
{
    private const int MaxLength = 64;

    private static readonly (string Name, string Version)[] Pairs =
    [
        ("apollographql-client-name", "apollographql-client-version"),
        ("graphql-client-name", "graphql-client-version"),
    ];

    // No characters that could break a line, a metric's label or a file. No parentheses, since the record's own names have them.
    private static readonly SearchValues<char> Allowed = SearchValues.Create(
        "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-_.:/@+ ");

    /// <summary>The client of a request; the default value if it has no name.</summary>
    /// <param name="headers">The request's headers.</param>
    /// <param name="parameters">The payload of a WebSocket, which wins over the headers.</param>
    public static ClientName Of(IHeaderDictionary headers, IReadOnlyDictionary<string, string> parameters)
    {
        foreach (var (name, version) in Pairs)
        {
            if (Sanitize(parameters.GetValueOrDefault(name) ?? headers[name]) is { Length: > 0 } client)
            {
                return new ClientName(client, Sanitize(parameters.GetValueOrDefault(version) ?? headers[version]));
            }
        }

        return default;
    }

    /// <summary>
    /// The first 64 characters without surrounding spaces. Any character but a letter, digit, space or one of <c>-_.:/@+</c> becomes
    /// <c>_</c>.
    /// </summary>
    public static string Sanitize(string? text)
    {
        var trimmed = (text ?? "").Trim();
        var cut = trimmed.Length > MaxLength ? trimmed[..MaxLength] : trimmed;
        return cut.AsSpan().ContainsAnyExcept(Allowed)
            ? string.Create(cut.Length, cut, static (target, source) =>
            {
                for (var i = 0; i < target.Length; i++)
                {
                    target[i] = Allowed.Contains(source[i]) ? source[i] : '_';
                }
            })
            : cut;
    }
}
