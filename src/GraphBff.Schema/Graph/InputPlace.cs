using GraphBff.Schema.Comparison;

namespace GraphBff.Schema.Graph;

/// <summary>A place that has inputs, such as a field with arguments, and the rules for changes there.</summary>
/// <param name="Word">The word for one input in messages.</param>
/// <param name="Coordinate">Gives the coordinate of an input with this name.</param>
/// <param name="SettingUsers">Gives the coordinates whose users may set the input, from the input's coordinate.</param>
/// <param name="AllUsers">The coordinates whose users use the place at all.</param>
/// <param name="Rules">The rules of such a place.</param>
internal sealed record InputPlace(
    string Word, Func<string, string> Coordinate, Func<string, string[]> SettingUsers, string[] AllUsers, InputRules Rules)
{
    public static InputPlace OfArgument(string field)
        => OfArgument(field, GraphRule.ArgRemoved, GraphRule.RequiredArgAdded, GraphRule.OptionalArgAdded, Severity.Dangerous);

    // A variable may set any field of its type.
    public static InputPlace OfInputField(string type) => new(
        "input field",
        name => $"{type}.{name}",
        coordinate => [coordinate, type],
        [type, $"{type}.*"],
        new(GraphRule.FieldRemoved, GraphRule.RequiredInputFieldAdded, GraphRule.OptionalInputFieldAdded, Severity.Dangerous,
            GraphRule.FieldChangedKind, GraphRule.FieldChangedKindSafe, GraphRule.InputFieldDefaultValueChange,
            GraphRule.InputFieldDefaultValueAdded));

    public static InputPlace OfDirective(string directive) => OfArgument(
        directive, GraphRule.DirectiveArgRemoved, GraphRule.RequiredDirectiveArgAdded, GraphRule.OptionalDirectiveArgAdded, Severity.Safe);

    private static InputPlace OfArgument(
        string owner, GraphRule removed, GraphRule requiredAdded, GraphRule optionalAdded, Severity optionalSeverity) => new(
        "argument",
        name => $"{owner}({name}:)",
        coordinate => [coordinate],
        [owner],
        new(removed, requiredAdded, optionalAdded, optionalSeverity,
            GraphRule.ArgChangedKind, GraphRule.ArgChangedKindSafe, GraphRule.ArgDefaultValueChange, GraphRule.ArgDefaultValueAdded));
}
