using GraphQL;
using GraphQL.Types;
using GraphQLParser.AST;

namespace GraphBff.Engine.Types;

/// <summary><c>@specifiedBy</c> (GraphQL specification, 3.13.4), which GraphQL.NET lacks.</summary>
internal sealed class SpecifiedByDirective : Directive
{
    private const string DirectiveName = "specifiedBy";
    private const string Argument = "url";

    public SpecifiedByDirective()
        : base(DirectiveName, DirectiveLocation.Scalar)
    {
        Description = "Exposes a URL that specifies the behavior of this scalar.";
        Arguments =
        [
            new QueryArgument<NonNullGraphType<StringGraphType>>
            {
                Name = Argument,
                Description = "The URL that specifies the behavior of this scalar.",
            },
        ];
    }

    public override bool? Introspectable => true;

    public static void Apply(ScalarGraphType scalar, string url) => scalar.ApplyDirective(DirectiveName, Argument, url);

    public static object? UrlOf(ScalarGraphType scalar) => scalar.FindAppliedDirective(DirectiveName)?.FindArgument(Argument)?.Value;
}
