using GraphQL.Types;

namespace GraphBff.Engine.Planning;

/// <summary>An object of one of the types of an interface or union. Its class decides which.</summary>
internal sealed class AbstractValuePlan(
    IAbstractGraphType type, Dictionary<Type, ObjectPlan> byClass, IReadOnlyDictionary<string, ObjectPlan> byName, bool nonNull)
    : ValuePlan(nonNull)
{
    public string TypeName => type.Name;

    public override bool HasSteps { get; } = byName.Values.Any(plan => plan.HasSteps);

    public override IEnumerable<ObjectPlan> Objects => byName.Values;

    /// <summary>The plan of the value's type; null if the value has none of the types.</summary>
    public ObjectPlan? Find(object value)
    {
        if (byClass.TryGetValue(value.GetType(), out var plan))
        {
            return plan;
        }

        // Several types share the class, or the class derives from a type's class: the types themselves decide.
        var found = type.ResolveType?.Invoke(value)
            ?? type.PossibleTypes.FirstOrDefault(possible => possible.IsTypeOf?.Invoke(value) == true);
        return found is null ? null : byName.GetValueOrDefault(found.Name);
    }
}
