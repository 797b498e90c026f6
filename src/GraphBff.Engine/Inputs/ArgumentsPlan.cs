using GraphBff.Engine.Errors;
using GraphQL.Execution;
using GraphQL.Types;
using GraphQLParser;
using GraphQLParser.AST;

namespace GraphBff.Engine.Inputs;

/// <summary>
/// Coercion of one field's arguments (GraphQL specification, 6.4.1 Coercing Field Arguments), compiled once per cached operation. Constants
/// are coerced once. Only literals with variables are coerced per request.
/// </summary>
internal sealed class ArgumentsPlan
{
    public static readonly ArgumentsPlan Empty = new(InputSlots.Empty, [], []);

    private readonly InputSlots _slots;
    private readonly object?[] _constants;
    private readonly VariableArgument[] _variables;

    private ArgumentsPlan(InputSlots slots, object?[] constants, VariableArgument[] variables)
    {
        _slots = slots;
        _constants = constants;
        _variables = variables;
    }

    /// <summary>Whether every request has the same arguments.</summary>
    public bool IsConstant => _variables.Length == 0;

    /// <summary>Compiles the arguments of one field of a validated operation.</summary>
    /// <param name="definitions">The field's arguments in the schema.</param>
    /// <param name="node">The arguments in the operation; null for none.</param>
    /// <param name="source">The document's text, for the locations of errors.</param>
    public static ArgumentsPlan Compile(QueryArguments? definitions, GraphQLArguments? node, ROM source = default)
    {
        if (definitions is not { Count: > 0 })
        {
            return Empty;
        }

        var slots = InputSlots.Of(definitions);
        var constants = new object?[definitions.Count];
        List<VariableArgument> variables = [];
        for (var index = 0; index < constants.Length; index++)
        {
            var slot = slots.All[index];
            constants[index] = slot.Default;
            var literal = node?.ValueFor(slot.Name);
            var isKnown = literal is null
                ? !slot.IsRequired
                : Literals.IsConstant(literal) && slot.Coercer.TryRead(literal, VariableValues.Empty, out constants[index]);
            if (!isKnown)
            {
                constants[index] = slot.Default;
                variables.Add(new VariableArgument(index, slot, literal, source));
            }
        }

        return new ArgumentsPlan(slots, constants, [.. variables]);
    }

    /// <summary>The arguments of a field as GraphQL.NET coerced them, for its own executor.</summary>
    public static Arguments FromClr(QueryArguments? definitions, IDictionary<string, ArgumentValue>? given)
    {
        if (definitions is not { Count: > 0 })
        {
            return default;
        }

        var slots = InputSlots.Of(definitions);
        var values = Absent.Slots(definitions.Count);
        for (var index = 0; index < values.Length; index++)
        {
            var slot = slots.All[index];
            values[index] = given is null || !given.TryGetValue(slot.Name, out var value) || value.Source is ArgumentSource.FieldDefault
                ? slot.Default
                : value.Value is null ? null : slot.Coercer.FromClr(value.Value);
        }

        return new Arguments(slots, values);
    }

    /// <summary>The arguments for one request. Requests share the values of constant arguments.</summary>
    /// <exception cref="GraphException">
    /// <see cref="ErrorCodes.BadUserInput"/>: a variable is null or absent where the argument needs a value.
    /// </exception>
    public Arguments Resolve(VariableValues variables)
    {
        if (_variables.Length == 0)
        {
            return new Arguments(_slots, _constants);
        }

        var values = (object?[])_constants.Clone();
        foreach (var argument in _variables)
        {
            argument.Resolve(variables, values);
        }

        return new Arguments(_slots, values);
    }
}
