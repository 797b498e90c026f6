using System.Diagnostics.CodeAnalysis;
using GraphQL.Types;
using GraphQLParser.AST;

namespace GraphBff.Engine.Types;

/// <summary>A scalar that is text in both directions.</summary>
/// <typeparam name="T">The class of its values.</typeparam>
public abstract class TextScalarType<T> : ScalarGraphType
    where T : notnull
{
    public override object? ParseLiteral(GraphQLValue value) => value switch
    {
        GraphQLStringValue text => TryParse(text.Value.Span, out var parsed) ? parsed : ThrowLiteralConversionError(value),
        GraphQLNullValue => null,
        _ => ThrowLiteralConversionError(value),
    };

    public override object? ParseValue(object? value) => value switch
    {
        null => null,
        T parsed => parsed,
        string text => TryParse(text, out var parsed) ? parsed : ThrowValueConversionError(value),
        _ => ThrowValueConversionError(value),
    };

    public override object? Serialize(object? value) => value switch
    {
        null => null,
        T known => Format(known) ?? ThrowSerializationError(value),
        _ => ThrowSerializationError(value),
    };

    /// <summary>Reads a text.</summary>
    /// <returns>False if it is none of this scalar.</returns>
    protected abstract bool TryParse(ReadOnlySpan<char> text, [MaybeNullWhen(false)] out T value);

    /// <summary>The text of a value; null if it has none.</summary>
    protected abstract string? Format(T value);
}
