using GraphBff.Engine.Errors;
using GraphBff.Engine.Inputs;
using GraphQL.Types;
using GraphQLParser.AST;

namespace GraphBff.Engine.Planning;

/// <summary>
/// What @skip and @include decide for one request's variables (GraphQL specification, 3.13.1 and 3.13.2), and whether @defer and
/// @stream apply. A null for one of their non-null arguments is an error (6.4.1). A nullable variable with a default is valid there, but
/// can be null at run time.
/// </summary>
internal sealed class ConditionValues(ISchema schema, GraphQLDocument document, VariableValues variables)
{
    public ISchema Schema { get; } = schema;

    public static string? LabelOf(GraphQLDirective directive)
        => (directive.Arguments?.ValueFor("label") as GraphQLStringValue)?.Value.ToString();

    /// <exception cref="NullConditionException"/>
    public bool Include(ASTNode selection)
    {
        // In this order: if @skip removes the selection, @include is not evaluated.
        if (DirectiveOf(selection, "skip") is { } skip && If(skip))
        {
            return false;
        }

        return DirectiveOf(selection, "include") is not { } include || If(include);
    }

    /// <summary>The @defer of a fragment; null if its <c>if</c> is false.</summary>
    /// <exception cref="NullConditionException"/>
    public GraphQLDirective? DeferOf(ASTNode fragment)
        => DirectiveOf(fragment, "defer") is { } directive && If(directive) ? directive : null;

    /// <summary>The @stream of a list; null if its <c>if</c> is false.</summary>
    /// <exception cref="NullConditionException"/>
    public StreamUsage? StreamOf(GraphQLField field)
    {
        if (DirectiveOf(field, "stream") is not { } directive)
        {
            return null;
        }

        var applies = If(directive);
        var count = directive.Arguments?.ValueFor("initialCount");
        if (count is GraphQLVariable variable && variables.TryGet(variable.Name.StringValue, out var value) && value is null)
        {
            throw IsNull("initialCount", "Int!", variable);
        }

        return !applies ? null : new StreamUsage(
            LabelOf(directive),
            count is GraphQLIntValue literal && int.TryParse(literal.Value.Span, out var number) ? number : 0,
            (count as GraphQLVariable)?.Name.StringValue);
    }

    private static GraphQLDirective? DirectiveOf(ASTNode selection, string name)
    {
        foreach (var directive in (selection as IHasDirectivesNode)?.Directives?.Items ?? [])
        {
            if (directive.Name.Value == name)
            {
                return directive;
            }
        }

        return null;
    }

    // Without a value for the variable, the argument's default applies: true for @defer and @stream. @skip and @include have no default.
    private bool If(GraphQLDirective directive) => directive.Arguments?.ValueFor("if") switch
    {
        null or GraphQLTrueBooleanValue => true,
        GraphQLVariable variable when !variables.TryGet(variable.Name.StringValue, out var value) =>
            directive.Name.Value == "defer" || directive.Name.Value == "stream",
        GraphQLVariable variable => variables.TryGet(variable.Name.StringValue, out var value) && value is bool decided
            ? decided
            : throw IsNull("if", "Boolean!", variable),
        _ => false,
    };

    private NullConditionException IsNull(string argument, string type, GraphQLVariable variable) => new(
        new GraphError(ErrorCodes.BadUserInput, $"Argument \"{argument}\" of non-null type \"{type}\" must not be null.")
        {
            Locations = [SourceLocations.At(document.Source, variable.Location.Start)],
        });
}
