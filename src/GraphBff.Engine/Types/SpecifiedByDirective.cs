using GraphQL;
using GraphQL.Types;

namespace GraphBff.Engine.Types;

/// <summary>
/// <c>@specifiedBy</c> (GraphQL specification, 3.13.4), which GraphQL.NET lacks, with its place in the introspection.
/// </summary>
internal sealed class SpecifiedByDirective : Directive
{
    private const string DirectiveName = "specifiedBy";
    private const string Argument = "url";

    public SpecifiedByDirective()
        : base(DirectiveName, GraphQLParser.AST.DirectiveLocation.Scalar)
    {
        Description = "Exposes a URL that specifies the behaviour of this scalar.";
        Arguments = new QueryArguments(new QueryArgument<NonNullGraphType<StringGraphType>>
        {
            Name = Argument,
            Description = "The URL that specifies the behaviour of this scalar.",
        });
    }

    public static void Apply(ScalarGraphType scalar, string url) => scalar.ApplyDirective(DirectiveName, Argument, url);

    /// <summary>Adds <c>__Type.specifiedByURL</c> to an initialized schema.</summary>
    public static void Introspect(ISchema schema)
    {
        var type = (IComplexGraphType)schema.AllTypes["__Type"]!;
        type.AddField(new FieldType
        {
            Name = "specifiedByURL",
            Description = "Where a scalar's behaviour is specified.",
            ResolvedType = schema.AllTypes["String"],
            Resolver = new GraphQL.Resolvers.FuncFieldResolver<object?>(context =>
                (context.Source as ScalarGraphType)?.FindAppliedDirective(DirectiveName)?.FindArgument(Argument)?.Value),
        });
    }
}
