using GraphBff.Schema.Comparison;

namespace GraphBff.Schema.Graph;

/// <summary>Compares arguments or input fields.</summary>
internal static class InputComparison
{
    public static void Compare(
        IReadOnlyDictionary<string, SdlInput> before,
        IReadOnlyDictionary<string, SdlInput> after,
        InputPlace place,
        List<GraphChange> changes)
    {
        foreach (var (name, old) in before)
        {
            var coordinate = place.Coordinate(name);
            if (after.TryGetValue(name, out var now))
            {
                Compare(coordinate, old, now, place, changes);
            }
            else
            {
                changes.Add(new(
                    Severity.Breaking, place.Rules.Removed, coordinate, $"the {place.Word} was removed", place.SettingUsers(coordinate)));
            }
        }

        foreach (var now in after.Values.Where(input => !before.ContainsKey(input.Name)))
        {
            var coordinate = place.Coordinate(now.Name);
            changes.Add(now.IsRequired
                ? new(Severity.Breaking, place.Rules.RequiredAdded, coordinate, $"the required {place.Word} was added", place.AllUsers)
                : new(
                    place.Rules.OptionalSeverity,
                    place.Rules.OptionalAdded,
                    coordinate,
                    $"the optional {place.Word} was added",
                    place.AllUsers));
        }
    }

    private static void Compare(string coordinate, SdlInput old, SdlInput now, InputPlace place, List<GraphChange> changes)
    {
        var (was, becomes) = (SdlText.Of(old.Type), SdlText.Of(now.Type));
        if (was != becomes)
        {
            var message = $"its type changed from {was} to {becomes}";
            changes.Add(TypeSafety.IsSafeInput(old.Type, now.Type)
                ? new(Severity.Safe, place.Rules.ChangedSafely, coordinate, message)
                : new(
                    Severity.Breaking,
                    place.Rules.Changed,
                    coordinate,
                    message,
                    now.IsRequired ? place.AllUsers : place.SettingUsers(coordinate)));
        }

        CompareDefaults(coordinate, old, now, place, changes);
        Descriptions.Compare(coordinate, old.Description, now.Description, changes);
        Descriptions.CompareDeprecations(coordinate, old.Deprecation, now.Deprecation, changes);
    }

    private static void CompareDefaults(string coordinate, SdlInput old, SdlInput now, InputPlace place, List<GraphChange> changes)
    {
        if (old.Default == now.Default)
        {
            return;
        }

        changes.Add((old.Default, now.Default) switch
        {
            (null, var added) => new(Severity.Safe, place.Rules.DefaultAdded, coordinate, $"it has the default {added} now"),
            (var removed, null) when now.IsRequired =>
                new(
                    Severity.Breaking,
                    place.Rules.DefaultChanged,
                    coordinate,
                    $"its default {removed} was removed: it is required now",
                    place.AllUsers),
            (var removed, null) =>
                new(Severity.Dangerous, place.Rules.DefaultChanged, coordinate, $"its default {removed} was removed", place.AllUsers),
            var (from, to) => new(
                Severity.Dangerous, place.Rules.DefaultChanged, coordinate, $"its default changed from {from} to {to}", place.AllUsers),
        });
    }
}
