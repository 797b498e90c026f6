using GraphQL;
using GraphQL.Types;
using GraphQLParser.AST;
using GraphQLParser.Visitors;

namespace GraphBff.Engine.Types;

/// <summary>Prints a schema: sorted, described, the same for the same graph.</summary>
internal static class SchemaSdl
{
    private static readonly SDLSorterOptions Order = new(StringComparison.Ordinal);

    public static string Print(ISchema schema) => Print(Document(schema));

    // The printer ends its lines as the machine does.
    public static string Print(GraphQLDocument document)
        => new SDLPrinter().Print(document).Replace("\r\n", "\n", StringComparison.Ordinal);

    public static GraphQLDocument Document(ISchema schema)
    {
        var document = schema.ToAST();

        // Tools bring the directives of the specification along, and refuse them twice.
        document.Definitions.RemoveAll(definition =>
            definition is GraphQLDirectiveDefinition directive
            && IntrospectionFixes.Directives.Any(builtIn => directive.Name.Value == builtIn.Name));
        SDLSorter.Sort(document, Order);
        return document;
    }
}
