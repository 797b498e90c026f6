using GraphQL.Types;
using GraphQLParser.AST;

namespace GraphBff.Engine.Inputs;

/// <summary>Goes on declaring one field of an input type.</summary>
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

    /// <summary>The value that an absent field has: a .NET value of its type, a dictionary for an input object, or a literal.</summary>
    public InputFieldBuilder Default(object value)
    {
        _field.DefaultValue = value;
        return this;
    }

    /// <summary>As <see cref="Default(object)"/>, in the words of the language, e.g. <c>{ amount: 1 }</c>.</summary>
    public InputFieldBuilder DefaultLiteral(string literal) => Default(GraphQLParser.Parser.Parse<GraphQLValue>(literal));

    /// <summary>Marks the field as one to leave; a required field cannot be deprecated (GraphQL specification, 3.13.3).</summary>
    public InputFieldBuilder Deprecated(string reason)
    {
        _field.DeprecationReason = reason;
        return this;
    }
}
