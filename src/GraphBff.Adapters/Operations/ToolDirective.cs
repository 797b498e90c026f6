using GraphQLParser.AST;

namespace GraphBff.Adapters.Operations;

/// <summary>Reads <c>@tool(title: "Find a user", idempotentHint: true)</c>.</summary>
internal static class ToolDirective
{
    /// <exception cref="DirectiveException">The directive has another form.</exception>
    public static ToolHints Read(GraphQLDirective directive)
    {
        var arguments = new DirectiveArguments(directive, "title", "destructiveHint", "idempotentHint", "openWorldHint");
        return new ToolHints(
            arguments.Text("title"),
            arguments.Flag("destructiveHint"),
            arguments.Flag("idempotentHint"),
            arguments.Flag("openWorldHint"));
    }
}
