using GraphBff.Engine.Incremental;
using GraphBff.Engine.Inputs;
using GraphQL.Types;
using GraphQLParser.AST;

namespace GraphBff.Engine.Planning;

/// <summary>
/// What @skip and @include decide under one request's variables (GraphQL specification, 3.13.1 and 3.13.2), and whether @defer and
/// @stream apply.
/// </summary>
internal sealed class ConditionValues(ISchema schema, VariableValues variables)
{
    public ISchema Schema { get; } = schema;

    public static string? LabelOf(GraphQLDirective directive) =>
        (directive.Arguments?.ValueFor("label") as GraphQLStringValue)?.Value.ToString();

    public bool Include(ASTNode selection)
    {
        if (selection is not IHasDirectivesNode { Directives: { } directives })
        {
            return true;
        }

        foreach (var directive in directives)
        {
            bool skip = directive.Name.Value == "skip";
            if ((skip || directive.Name.Value == "include") && If(directive) == skip)
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>The @defer or @stream of a selection, unless its <c>if</c> says no.</summary>
    public GraphQLDirective? Find(ASTNode selection, string name)
    {
        foreach (var directive in (selection as IHasDirectivesNode)?.Directives?.Items ?? [])
        {
            if (directive.Name.Value == name)
            {
                return If(directive) ? directive : null;
            }
        }

        return null;
    }

    /// <summary>The @stream of a list, unless its <c>if</c> says no.</summary>
    public StreamUsage? StreamOf(GraphQLField field)
    {
        if (Find(field, "stream") is not { } directive)
        {
            return null;
        }

        var count = directive.Arguments?.ValueFor("initialCount");
        return new StreamUsage(
            LabelOf(directive),
            count is GraphQLIntValue literal && int.TryParse(literal.Value.Span, out int number) ? number : 0,
            (count as GraphQLVariable)?.Name.StringValue);
    }

    // A variable that is not given leaves the default: true, for @defer and @stream; @skip and @include have none.
    private bool If(GraphQLDirective directive) => directive.Arguments?.ValueFor("if") switch
    {
        null or GraphQLTrueBooleanValue => true,
        GraphQLVariable variable => variables.TryGet(variable.Name.StringValue, out var value)
            ? value is true
            : directive.Name.Value == "defer" || directive.Name.Value == "stream",
        _ => false,
    };
}
