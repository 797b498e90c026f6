using GraphBff.Schema.Comparison;

namespace GraphBff.Schema.Graph;

/// <summary>Compares a type that both schemas have.</summary>
internal static class TypeComparison
{
    // Apollo Client matches fragments on interfaces and unions by a list that is generated from the schema. If a new type is not in the
    // list, the client drops its fields.
    public const string MayReceive = "clients may receive it, and Apollo Client's possibleTypes need it";

    public static void Compare(SdlType old, SdlType now, List<GraphChange> changes)
    {
        Descriptions.Compare(old.Name, old.Description, now.Description, changes);
        if (old.Kind != now.Kind)
        {
            var message = $"it changed from {old.Kind} to {now.Kind}";
            changes.Add(new(Severity.Breaking, GraphRule.TypeChangedKind, old.Name, message, old.Name, $"{old.Name}.*"));
            return;
        }

        FieldComparison.Compare(old, now, changes);
        InputComparison.Compare(old.Inputs, now.Inputs, InputPlace.OfInputField(old.Name), changes);
        CompareValues(old, now, changes);
        CompareSets(old, now, changes);
        CompareScalar(old, now, changes);
    }

    private static void CompareValues(SdlType old, SdlType now, List<GraphChange> changes)
    {
        foreach (var (name, value) in old.Values)
        {
            var coordinate = $"{old.Name}.{name}";
            if (!now.Values.TryGetValue(name, out var found))
            {
                changes.Add(new(
                    Severity.Breaking, GraphRule.ValueRemovedFromEnum, coordinate, "the enum value was removed", coordinate, old.Name));
                continue;
            }

            Descriptions.Compare(coordinate, value.Description, found.Description, changes);
            Descriptions.CompareDeprecations(coordinate, value.Deprecation, found.Deprecation, changes);
        }

        foreach (var name in now.Values.Keys.Where(name => !old.Values.ContainsKey(name)))
        {
            changes.Add(new(
                Severity.Dangerous,
                GraphRule.ValueAddedToEnum,
                $"{old.Name}.{name}",
                "the enum value was added: clients may receive it",
                old.Name));
        }
    }

    private static void CompareSets(SdlType old, SdlType now, List<GraphChange> changes)
    {
        var type = old.Name;
        foreach (var name in old.Members.Except(now.Members))
        {
            changes.Add(new(Severity.Breaking, GraphRule.TypeRemovedFromUnion, type, $"{name} was removed from the union", type));
        }

        foreach (var name in now.Members.Except(old.Members))
        {
            changes.Add(new(Severity.Dangerous, GraphRule.TypeAddedToUnion, type, $"{name} was added to the union: {MayReceive}", type));
        }

        foreach (var name in old.Interfaces.Except(now.Interfaces))
        {
            changes.Add(new(
                Severity.Breaking, GraphRule.ImplementedInterfaceRemoved, type, $"it no longer implements {name}", name, $"{name}.*"));
        }

        foreach (var name in now.Interfaces.Except(old.Interfaces))
        {
            changes.Add(new(
                Severity.Dangerous, GraphRule.ImplementedInterfaceAdded, type, $"it implements {name} now: {MayReceive}", name));
        }
    }

    private static void CompareScalar(SdlType old, SdlType now, List<GraphChange> changes)
    {
        var type = old.Name;
        if (old.SpecifiedBy is not null && old.SpecifiedBy != now.SpecifiedBy)
        {
            var message = $"its specification changed from {old.SpecifiedBy} to {now.SpecifiedBy ?? "none"}";
            changes.Add(new(Severity.Dangerous, GraphRule.SpecifiedByChanged, type, message, type));
        }
        else if (old.SpecifiedBy != now.SpecifiedBy)
        {
            changes.Add(new(Severity.Safe, GraphRule.SpecifiedByChanged, type, $"it is specified by {now.SpecifiedBy} now"));
        }

        if (!old.IsOneOf && now.IsOneOf)
        {
            changes.Add(new(Severity.Breaking, GraphRule.OneOfAdded, type, "it takes exactly one field now", type, $"{type}.*"));
        }
        else if (old.IsOneOf && !now.IsOneOf)
        {
            changes.Add(new(Severity.Safe, GraphRule.OneOfRemoved, type, "it takes more than one field now"));
        }
    }
}
