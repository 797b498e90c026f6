using GraphBff.Engine.Types;
using GraphQL.Types;
using GraphQLParser.AST;

namespace GraphBff.Engine.Federation;

/// <summary>
/// Prints a schema as composition reads it (Apollo Federation 2, subgraph specification): with keys, and without the fields and types that
/// a router adds itself.
/// </summary>
internal static class SubgraphSdl
{
    // Not the newest version, so that composition by other vendors accepts it too.
    private const string Specification = "https://specs.apollo.dev/federation/v2.3";

    private const string Key = "key";
    private const string Shareable = "shareable";

    public static string Print(ISchema schema, Subgraph subgraph)
    {
        var document = SchemaSdl.Document(schema);
        document.Definitions.RemoveAll(IsMachinery);
        foreach (var type in document.Definitions.OfType<GraphQLObjectTypeDefinition>())
        {
            var name = type.Name.StringValue;
            if (name == schema.Query.Name)
            {
                type.Fields?.Items.RemoveAll(field => field.Name.StringValue is Subgraph.ServiceField or Subgraph.EntitiesField);
            }

            if (subgraph.Find(name) is { } entity)
            {
                Apply(type, Directive(Key, Subgraph.IdKey), Directive(Key, entity.RawKey));
            }
            else if (schema.AllTypes[name] is ISubgraphType { IsShareable: true })
            {
                Apply(type, Directive(Shareable));
            }
        }

        return $"""
            extend schema @link(url: "{Specification}", import: ["@{Key}", "@{Shareable}"])

            {SchemaSdl.Print(document)}
            """;
    }

    // A router handles the directives of operations itself, and forwards none.
    private static bool IsMachinery(ASTNode definition) => definition switch
    {
        GraphQLScalarTypeDefinition scalar => scalar.Name.StringValue == AnyType.TypeName,
        GraphQLUnionTypeDefinition union => union.Name.StringValue == EntityType.TypeName,
        GraphQLObjectTypeDefinition type => type.Name.StringValue == ServiceType.TypeName,
        GraphQLDirectiveDefinition directive => directive.Locations.Items.TrueForAll(IsExecutable),
        _ => false,
    };

    private static bool IsExecutable(DirectiveLocation location) => location
        is DirectiveLocation.Query or DirectiveLocation.Mutation or DirectiveLocation.Subscription or DirectiveLocation.Field
        or DirectiveLocation.FragmentDefinition or DirectiveLocation.FragmentSpread or DirectiveLocation.InlineFragment
        or DirectiveLocation.VariableDefinition;

    private static void Apply(GraphQLObjectTypeDefinition type, params GraphQLDirective[] directives)
        => type.Directives = new GraphQLDirectives([.. type.Directives?.Items ?? [], .. directives]);

    private static GraphQLDirective Directive(string name, string? fields = null) => new(new GraphQLName(name))
    {
        Arguments = fields is null
            ? null
            : new GraphQLArguments([new GraphQLArgument(new GraphQLName("fields"), new GraphQLStringValue(fields))]),
    };
}
