namespace GraphBff.Transport.Origins;

/// <summary>Checks whether configured names have a form that a request can match.</summary>
internal static class OriginNames
{
    /// <summary><c>graph.example.com</c>, <c>*.example.com</c>, <c>[::1]</c> or <c>*</c>.</summary>
    public static bool IsHost(string? text)
    {
        var name = text is ['*', '.', .. var rest] ? rest : text ?? "";
        return text == "*" || Uri.CheckHostName(name) != UriHostNameType.Unknown;
    }

    /// <summary><c>https://app.example.com</c> with any scheme, or <c>*</c>.</summary>
    public static bool IsOrigin(string? text)
        => text is "*" or "null"
            || (Uri.TryCreate(text, UriKind.Absolute, out var uri) && uri is { PathAndQuery: "/" or "", Fragment: "", Host.Length: > 0 });
}
