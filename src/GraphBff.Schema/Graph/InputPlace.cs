using GraphBff.Schema.Comparison;

namespace GraphBff.Schema.Graph;

/// <summary>Where inputs are used, and what their changes are called there.</summary>
/// <param name="Word">What one is called.</param>
/// <param name="Coordinate">The coordinate of one, by its name.</param>
/// <param name="Givers">The clients that give an input a value, by its coordinate.</param>
/// <param name="Everybody">All clients that use what the inputs belong to.</param>
/// <param name="Rules">The rules, of such a place.</param>
internal sealed record InputPlace(
    string Word, Func<string, string> Coordinate, Func<string, string[]> Givers, string[] Everybody, InputRules Rules)
{
    public static InputPlace OfArgument(string field) => new(
        "argument",
        name => $"{field}({name}:)",
        coordinate => [coordinate],
        [field],
        new(GraphRule.ArgRemoved, GraphRule.RequiredArgAdded, GraphRule.OptionalArgAdded, Severity.Dangerous,
            GraphRule.ArgChangedKind, GraphRule.ArgChangedKindSafe, GraphRule.ArgDefaultValueChange, GraphRule.ArgDefaultValueAdded));

    // A variable may hold any field of its type.
    public static InputPlace OfInputField(string type) => new(
        "input field",
        name => $"{type}.{name}",
        coordinate => [coordinate, type],
        [type, $"{type}.*"],
        new(GraphRule.FieldRemoved, GraphRule.RequiredInputFieldAdded, GraphRule.OptionalInputFieldAdded, Severity.Dangerous,
            GraphRule.FieldChangedKind, GraphRule.FieldChangedKindSafe, GraphRule.InputFieldDefaultValueChange,
            GraphRule.InputFieldDefaultValueAdded));

    public static InputPlace OfDirective(string directive) => new(
        "argument",
        name => $"{directive}({name}:)",
        coordinate => [coordinate],
        [directive],
        new(GraphRule.DirectiveArgRemoved, GraphRule.RequiredDirectiveArgAdded, GraphRule.OptionalDirectiveArgAdded, Severity.Safe,
            GraphRule.ArgChangedKind, GraphRule.ArgChangedKindSafe, GraphRule.ArgDefaultValueChange, GraphRule.ArgDefaultValueAdded));
}
