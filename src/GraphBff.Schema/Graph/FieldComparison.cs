using GraphBff.Schema.Comparison;

namespace GraphBff.Schema.Graph;

/// <summary>Compares the fields of an object or interface type.</summary>
internal static class FieldComparison
{
    public static void Compare(SdlType before, SdlType after, List<GraphChange> changes)
    {
        foreach (var (name, old) in before.Fields)
        {
            var coordinate = $"{before.Name}.{name}";
            if (after.Fields.TryGetValue(name, out var now))
            {
                Compare(coordinate, old, now, changes);
            }
            else
            {
                var deprecated = old.Deprecation is null ? "" : $"; it was deprecated: {old.Deprecation}";
                changes.Add(new(Severity.Breaking, GraphRule.FieldRemoved, coordinate, $"the field was removed{deprecated}", coordinate));
            }
        }

        foreach (var name in after.Fields.Keys.Where(name => !before.Fields.ContainsKey(name)))
        {
            changes.Add(new(Severity.Safe, GraphRule.FieldAdded, $"{before.Name}.{name}", "the field was added"));
        }
    }

    private static void Compare(string coordinate, SdlField old, SdlField now, List<GraphChange> changes)
    {
        var (was, becomes) = (SdlText.Of(old.Type), SdlText.Of(now.Type));
        if (was != becomes)
        {
            var message = $"its type changed from {was} to {becomes}";
            changes.Add(TypeSafety.IsSafeOutput(old.Type, now.Type)
                ? new(Severity.Safe, GraphRule.FieldChangedKindSafe, coordinate, message)
                : new(Severity.Breaking, GraphRule.FieldChangedKind, coordinate, message, coordinate));
        }

        InputComparison.Compare(old.Arguments, now.Arguments, InputPlace.OfArgument(coordinate), changes);
        Descriptions.Compare(coordinate, old.Description, now.Description, changes);
        Descriptions.CompareDeprecations(coordinate, old.Deprecation, now.Deprecation, changes);
    }
}
