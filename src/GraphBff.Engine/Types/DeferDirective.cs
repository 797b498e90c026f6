using GraphQL.Types;
using GraphQLParser.AST;

namespace GraphBff.Engine.Types;

/// <summary><c>@defer</c> (GraphQL specification, the proposal for incremental delivery, as graphql-js 17 implements it).</summary>
internal sealed class DeferDirective : Directive
{
    public const string DirectiveName = "defer";
    public const string If = "if";
    public const string Label = "label";

    public DeferDirective()
        : base(DirectiveName, DirectiveLocation.FragmentSpread, DirectiveLocation.InlineFragment)
    {
        Description = "Lets the fragment come in a later part of the response.";
        Arguments =
        [
            new QueryArgument<NonNullGraphType<BooleanGraphType>> { Name = If, Description = "Deferred when true.", DefaultValue = true },
            new QueryArgument<StringGraphType> { Name = Label, Description = "Names the later part; unique in the document." },
        ];
    }
}
