using System.Buffers;
using GraphQLParser.AST;

namespace GraphBff.Adapters.Operations;

/// <summary>Reads <c>@tool(title: "Find a user", idempotentHint: true)</c>.</summary>
internal static class ToolDirective
{
    private const int MaxNameLength = 128;

    private static readonly SearchValues<char> NameCharacters
        = SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_-.");

    /// <exception cref="DirectiveException">The directive has another form.</exception>
    public static ToolHints Read(GraphQLDirective directive)
    {
        var arguments = new DirectiveArguments(directive, "name", "title", "destructiveHint", "idempotentHint", "openWorldHint");
        return new ToolHints(
            Name(directive, arguments.Text("name")),
            arguments.Text("title"),
            arguments.Flag("destructiveHint"),
            arguments.Flag("idempotentHint"),
            arguments.Flag("openWorldHint"));
    }

    // Model Context Protocol 2026-07-28, Tool Names.
    private static string? Name(GraphQLDirective directive, string? name)
        => name is null || (name.Length <= MaxNameLength && !name.AsSpan().ContainsAnyExcept(NameCharacters))
            ? name
            : throw new DirectiveException(
                directive,
                $"@tool: a name has at most {MaxNameLength} characters, of letters, digits, '_', '-' and '.', and not '{name}'.");
}
