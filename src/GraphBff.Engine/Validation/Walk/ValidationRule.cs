using GraphQL.Types;
using GraphQLParser.AST;

namespace GraphBff.Engine.Validation.Walk;

/// <summary>
/// One rule of the specification's chapter 5. The walk calls it at each place; types are null where the schema does not know them.
/// </summary>
internal abstract class ValidationRule(ValidationScope scope)
{
    protected ValidationScope Scope { get; } = scope;

    public virtual void OnOperation(GraphQLOperationDefinition operation)
    {
    }

    public virtual void OnFragment(GraphQLFragmentDefinition fragment, IGraphType? type)
    {
    }

    public virtual void OnVariable(GraphQLVariableDefinition variable, IGraphType? type)
    {
    }

    public virtual void OnNamedType(GraphQLNamedType type)
    {
    }

    public virtual void OnField(GraphQLField field, IGraphType? parent, FieldType? definition)
    {
    }

    public virtual void OnInlineFragment(GraphQLInlineFragment fragment, IGraphType? type, IGraphType? parent)
    {
    }

    public virtual void OnSpread(GraphQLFragmentSpread spread, IGraphType? parent)
    {
    }

    public virtual void OnDirectives(GraphQLDirectives directives, ASTNode owner)
    {
    }

    public virtual void OnArguments(in ArgumentsSite site)
    {
    }

    /// <summary>The names of a field's or directive's arguments, known to the schema or not.</summary>
    public virtual void OnGivenArguments(GraphQLArguments arguments)
    {
    }

    public virtual void OnObject(GraphQLObjectValue fields)
    {
    }

    /// <summary>The whole document was walked; the index is complete.</summary>
    public virtual void OnEnd()
    {
    }

    protected void Report(string message, params ReadOnlySpan<ASTNode> nodes) => Scope.Report(message, nodes);
}
