using GraphQL.Types;
using GraphQLParser.AST;

namespace GraphBff.Engine.Validation.Walk;

/// <summary>
/// One rule of the specification's chapter 5. The walk calls it at each place. A type is null if it is not in the schema.
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

    /// <summary>Called with the arguments of a field or directive, whether they are in the schema or not.</summary>
    public virtual void OnGivenArguments(GraphQLArguments arguments)
    {
    }

    public virtual void OnObject(GraphQLObjectValue fields)
    {
    }

    /// <summary>Called after the whole document was visited. The index is then complete.</summary>
    public virtual void OnEnd()
    {
    }

    protected void Report(string message, params ReadOnlySpan<ASTNode> nodes) => Scope.Report(message, nodes);
}
