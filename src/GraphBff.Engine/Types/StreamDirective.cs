using GraphQL.Types;
using GraphQLParser.AST;

namespace GraphBff.Engine.Types;

/// <summary><c>@stream</c> (GraphQL specification, the proposal for incremental delivery, as graphql-js 17 implements it).</summary>
internal sealed class StreamDirective : Directive
{
    public const string DirectiveName = "stream";
    public const string InitialCount = "initialCount";
    public const string If = "if";
    public const string Label = "label";

    public StreamDirective()
        : base(DirectiveName, DirectiveLocation.Field)
    {
        Description = "Lets items of the list come in later parts of the response.";
        Arguments =
        [
            new QueryArgument<NonNullGraphType<IntGraphType>>
            {
                Name = InitialCount,
                Description = "How many items come at once; 0 or more.",
                DefaultValue = 0,
            },
            new QueryArgument<NonNullGraphType<BooleanGraphType>> { Name = If, Description = "Streamed when true.", DefaultValue = true },
            new QueryArgument<StringGraphType> { Name = Label, Description = "Names the later parts; unique in the document." },
        ];
    }
}
