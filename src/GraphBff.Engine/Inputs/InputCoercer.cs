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
    /// Reads the value at the reader's position, and leaves the reader on the value's last token. Errors go to
    /// <see cref="JsonInput.Fail"/>; the result is then undefined.
    /// </summary>
    public virtual object? Read(ref JsonInput input) => input.Reader.TokenType is JsonTokenType.Null ? null : ReadPresent(ref input);

    /// <summary>Like <see cref="Read(ref JsonInput)"/>, for a value that is not null.</summary>
    public abstract object? ReadPresent(ref JsonInput input);

    /// <summary>
    /// Coerces a literal. A variable's value is used as it is, since validation has checked its type. False if the literal does not fit the
    /// type, or needs a variable that has no value.
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

    /// <summary>Like <see cref="TryRead"/>, for a literal that is neither null nor a variable.</summary>
    public abstract bool TryReadPresent(GraphQLValue literal, VariableValues variables, out object? value);

    /// <summary>
    /// Converts a non-null .NET value (a default, or a value that GraphQL.NET coerced) to the form that this coercer gives.
    /// </summary>
    public abstract object FromClr(object value);
}
