using GraphQLParser.AST;

namespace GraphBff.Engine.Inputs;

/// <summary>The coerced variables of one request. Operations have few variables, so a linear search is faster than a table.</summary>
internal sealed class VariableValues(string[] names, object?[] values)
{
    public static readonly VariableValues Empty = new([], []);

    /// <summary>The variable's value; false if the request gave none and the operation has no default.</summary>
    public bool TryGet(string name, out object? value)
    {
        var index = Array.IndexOf(names, name);
        var found = index < 0 ? Absent.Value : values[index];
        value = found is Absent ? null : found;
        return found is not Absent;
    }

    /// <summary>Whether the literal is a variable without a value.</summary>
    public bool LacksVariable(GraphQLValue literal) => literal is GraphQLVariable variable && !TryGet(variable.Name.StringValue, out _);
}
