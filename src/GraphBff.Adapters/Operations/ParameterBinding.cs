namespace GraphBff.Adapters.Operations;

/// <summary>
/// A parameter of a request and the variable that it sets, written as <c>name</c>, <c>name:$variable</c> or <c>name:$variable.field</c>.
/// </summary>
/// <param name="Name">The parameter's name in the route, the query string or the headers.</param>
/// <param name="Variable">The variable's name without <c>$</c>.</param>
/// <param name="Field">The field of the variable's input object that it sets; null if it sets the whole variable.</param>
internal sealed record ParameterBinding(string Name, string Variable, string? Field)
{
    /// <summary>Reads a parameter.</summary>
    /// <exception cref="FormatException">It has another form.</exception>
    public static ParameterBinding Parse(string text)
    {
        var colon = text.IndexOf(':', StringComparison.Ordinal);
        if (colon < 0)
        {
            return IsName(text) ? new(text, text, null) : throw Malformed(text);
        }

        var name = text[..colon];
        var target = text[(colon + 1)..].Split('.');
        return target is [['$', .. var variable], .. { Length: <= 1 } fields]
            && name.Length > 0
            && IsName(variable)
            && fields.All(IsName)
            ? new(name, variable, fields.FirstOrDefault())
            : throw Malformed(text);
    }

    private static bool IsName(string text) => text.Length > 0 && text.All(letter => char.IsAsciiLetterOrDigit(letter) || letter == '_');

    private static FormatException Malformed(string text)
        => new($"'{text}' is no parameter: write name, name:$variable or name:$variable.field.");
}
