using GraphQL.Types;
using GraphQLParser.AST;

namespace GraphBff.Engine.Inputs;

/// <summary>Completes the declaration of an input type's field.</summary>
public sealed class InputFieldBuilder
{
    private readonly FieldType _field;

    internal InputFieldBuilder(FieldType field)
    {
        _field = field;
    }

    /// <summary>What the field means, for readers of the schema.</summary>
    public InputFieldBuilder Description(string description)
    {
        _field.Description = description;
        return this;
    }

    /// <summary>The value of an absent field: a .NET value of its type, a dictionary for an input object, or a literal.</summary>
    public InputFieldBuilder Default(object value)
    {
        _field.DefaultValue = value;
        return this;
    }

    /// <summary>Like <see cref="Default(object)"/>, in GraphQL syntax, e.g. <c>{ amount: 1 }</c>.</summary>
    public InputFieldBuilder DefaultLiteral(string literal) => Default(GraphQLParser.Parser.Parse<GraphQLValue>(literal));

    /// <summary>Deprecates the field. A required field cannot be deprecated (GraphQL specification, 3.13.3).</summary>
    public InputFieldBuilder Deprecated(string reason)
    {
        _field.DeprecationReason = reason;
        return this;
    }
}
