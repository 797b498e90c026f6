namespace GraphBff.Upstream.Errors;

/// <summary>
/// Maps the fields of a request message, as google.rpc.BadRequest names them (<c>lines[0].product_id</c>), to paths in the GraphQL
/// arguments (<c>input</c>, <c>lines</c>, <c>0</c>, <c>productId</c>).
/// </summary>
internal sealed class FieldPaths(params string[] prefix)
{
    /// <summary>For calls whose arguments are the fields of the request.</summary>
    public static FieldPaths OfArguments { get; } = new();

    private readonly Dictionary<string, string> _renames = [];

    /// <summary>Gives a field another name than its own in camel case.</summary>
    /// <param name="protoField">The field's path in the request, without positions: <c>lines.product_id</c>.</param>
    /// <param name="inputField">Its name in the input; empty if the input does not have this level.</param>
    public void Rename(string protoField, string inputField) => _renames[protoField] = inputField;

    /// <summary>The path of a field.</summary>
    public IReadOnlyList<string> Of(string protoField)
    {
        var path = new List<string>(prefix);
        var walked = "";
        foreach (var segment in protoField.Split(['.', '[', ']', '"', '\''], StringSplitOptions.RemoveEmptyEntries))
        {
            if (char.IsAsciiDigit(segment[0]))
            {
                path.Add(segment);
                continue;
            }

            walked = walked.Length == 0 ? segment : $"{walked}.{segment}";
            var name = _renames.TryGetValue(walked, out var renamed) ? renamed : CamelCase(segment);
            if (name.Length > 0)
            {
                path.Add(name);
            }
        }

        return path;
    }

    private static string CamelCase(string protoName)
    {
        var words = protoName.Split('_', StringSplitOptions.RemoveEmptyEntries);
        return string.Concat(words.Select((word, i) => i == 0 ? word : $"{char.ToUpperInvariant(word[0])}{word[1..]}"));
    }
}
