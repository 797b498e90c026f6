using System.Text;
using GraphBff.Engine.Errors;
using GraphQL.Types;
using GraphQLParser;
using GraphQLParser.AST;

namespace GraphBff.Engine.Inputs;

/// <summary>One variable definition of an operation.</summary>
/// <param name="Name">Its name without the dollar sign.</param>
/// <param name="Utf8Name">The name in UTF-8, as JSON has it.</param>
/// <param name="Coercer">Coercion to its type.</param>
/// <param name="Default">Its default in coerced form, or <see cref="Absent"/>.</param>
/// <param name="Locations">The location of its definition.</param>
internal sealed record VariableSlot(
    string Name, byte[] Utf8Name, InputCoercer Coercer, object? Default, IReadOnlyList<SourceLocation> Locations)
{
    public static VariableSlot Create(GraphQLVariableDefinition definition, ISchema schema, ROM source)
    {
        var name = definition.Variable.Name.StringValue;
        var coercer = Coercers.For(definition.Type, schema)
            ?? throw new InvalidOperationException($"The variable '${name}' is not of an input type; the operation was not validated.");
        var value = definition.DefaultValue is { } literal && coercer.TryRead(literal, VariableValues.Empty, out var coerced)
            ? coerced
            : Absent.Value;
        return new VariableSlot(
            name, Encoding.UTF8.GetBytes(name), coercer, value, [SourceLocations.At(source, definition.Location.Start)]);
    }

    public GraphError Error(string message, string code = ErrorCodes.BadUserInput) => new(code, message) { Locations = Locations };
}
