using GraphQL;
using GraphQL.Types;
using GraphQLParser.AST;
using GraphQLParser.Visitors;

namespace GraphBff.Engine.Types;

/// <summary>Prints a schema as SDL: sorted, with descriptions, and always the same text for the same graph.</summary>
internal static class SchemaSdl
{
    private static readonly SDLSorterOptions Order = new(StringComparison.Ordinal);

    public static string Print(ISchema schema) => Print(Document(schema));

    // The printer uses the line ends of the platform.
    public static string Print(GraphQLDocument document)
        => new SDLPrinter().Print(document).Replace("\r\n", "\n", StringComparison.Ordinal);

    public static GraphQLDocument Document(ISchema schema)
    {
        var document = schema.ToAST();

        // Tools define the directives of the specification themselves, and reject a second definition.
        document.Definitions.RemoveAll(definition =>
            definition is GraphQLDirectiveDefinition directive
            && IntrospectionFixes.Directives.Any(builtIn => directive.Name.Value == builtIn.Name));
        SDLSorter.Sort(document, Order);
        return document;
    }
}
