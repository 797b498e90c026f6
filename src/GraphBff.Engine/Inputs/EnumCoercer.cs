using System.Text;
using System.Text.Json;
using GraphQL.Types;
using GraphQLParser.AST;

namespace GraphBff.Engine.Inputs;

/// <summary>GraphQL specification, 3.9 Enums: a name becomes its .NET value.</summary>
internal sealed class EnumCoercer : InputCoercer
{
    private readonly EnumerationGraphType _type;
    private readonly byte[][] _names;
    private readonly object?[] _values;

    public EnumCoercer(EnumerationGraphType type)
    {
        _type = type;
        _names = [.. type.Values.Select(value => Encoding.UTF8.GetBytes(value.Name))];
        _values = [.. type.Values.Select(value => value.Value)];
    }

    public override string TypeName => _type.Name;

    public override object? ReadPresent(ref JsonInput input)
    {
        if (input.Reader.TokenType is not JsonTokenType.String)
        {
            input.Fail(input.Position, $"Enum \"{TypeName}\" cannot represent non-string value: {input.InspectCurrent()}.");
            return null;
        }

        for (var index = 0; index < _names.Length; index++)
        {
            if (input.IsName(_names[index]))
            {
                return _values[index];
            }
        }

        input.Fail(input.Position, $"Value {input.InspectCurrent()} does not exist in \"{TypeName}\" enum.");
        return null;
    }

    public override bool TryReadPresent(GraphQLValue literal, VariableValues variables, out object? value)
    {
        var found = literal is GraphQLEnumValue name ? _type.Values.FindByName(name.Name.Value) : null;
        value = found?.Value;
        return found is not null;
    }

    public override object FromClr(object value) => value;
}
