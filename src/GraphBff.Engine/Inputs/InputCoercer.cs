using System.Text.Json;
using GraphQLParser.AST;

namespace GraphBff.Engine.Inputs;

/// <summary>
/// Input coercion of one type (GraphQL specification, 3.5 to 3.12): from JSON, from a literal, and from a value of .NET code.
/// Compiled once per type and shared by all requests.
/// </summary>
internal abstract class InputCoercer
{
    /// <summary>The type as a document writes it, e.g. <c>[Int!]</c>.</summary>
    public abstract string TypeName { get; }

    public virtual bool IsNonNull => false;

    /// <summary>
    /// Reads the value that the reader stands on and leaves the reader on its last token.
    /// What is wrong goes to <see cref="JsonInput.Fail"/>; the result then means nothing.
    /// </summary>
    public virtual object? Read(ref JsonInput input) => input.Reader.TokenType is JsonTokenType.Null ? null : ReadPresent(ref input);

    /// <summary>As <see cref="Read(ref JsonInput)"/>, for a value that is not null.</summary>
    public abstract object? ReadPresent(ref JsonInput input);

    /// <summary>
    /// Coerces a literal. A variable's value is taken as it is: validation has seen to it that it fits.
    /// False where the literal does not fit the type or needs a variable that has no value.
    /// </summary>
    public bool TryRead(GraphQLValue literal, VariableValues variables, out object? value)
    {
        switch (literal)
        {
            case GraphQLVariable variable:
                return variables.TryGet(variable.Name.StringValue, out value) && !(value is null && IsNonNull);
            case GraphQLNullValue:
                value = null;
                return !IsNonNull;
            default:
                return TryReadPresent(literal, variables, out value);
        }
    }

    /// <summary>As <see cref="TryRead"/>, for a literal that is neither null nor a variable.</summary>
    public abstract bool TryReadPresent(GraphQLValue literal, VariableValues variables, out object? value);

    /// <summary>Brings a non-null value of .NET code (a default, GraphQL.NET's coercion) into the form that this coercer gives.</summary>
    public abstract object FromClr(object value);
}
