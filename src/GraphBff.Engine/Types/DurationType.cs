using GraphQL.Types;
using GraphQLParser.AST;

namespace GraphBff.Engine.Types;

/// <summary>A length of time in seconds, as text: <c>3.5s</c> (ProtoJSON's form of <c>google.protobuf.Duration</c>).</summary>
public sealed class DurationType : ScalarGraphType
{
    public DurationType()
    {
        Name = "Duration";
        Description = "A length of time in seconds, with up to nine digits after the point and an `s`, e.g. `3.5s`.";
    }

    public override object? ParseLiteral(GraphQLValue value) => value switch
    {
        GraphQLStringValue text => DurationValue.Parse(text.Value.Span) ?? ThrowLiteralConversionError(value),
        GraphQLNullValue => null,
        _ => ThrowLiteralConversionError(value),
    };

    public override object? ParseValue(object? value) => value switch
    {
        null => null,
        DurationValue duration => duration,
        string text => DurationValue.Parse(text) ?? ThrowValueConversionError(value),
        _ => ThrowValueConversionError(value),
    };

    public override object? Serialize(object? value) => value switch
    {
        null => null,
        DurationValue { IsValid: true } duration => duration.ToString(),
        _ => ThrowSerializationError(value),
    };
}
