using GraphBff.Engine.Errors;
using GraphBff.Engine.Execution;
using GraphBff.Engine.Running;
using GraphQL.Types;

namespace GraphBff.Engine.Planning;

/// <summary>An object of one of the types of an interface or union, told by its class.</summary>
internal sealed class AbstractShape(
    IAbstractGraphType type, Dictionary<Type, ObjectPlan> byClass, IReadOnlyDictionary<string, ObjectPlan> byName, bool nonNull)
    : Shape(nonNull)
{
    public override bool HasSteps { get; } = byName.Values.Any(plan => plan.HasSteps);

    public override IEnumerable<ObjectPlan> Objects => byName.Values;

    protected override bool WriteValue(ResponseWriter writer, object value)
    {
        ObjectPlan? plan;
        try
        {
            plan = Find(value);
        }
        catch (Exception exception) when (!RunFaults.Ends(exception))
        {
            return writer.Fail(exception, NonNull);
        }

        return plan is null
            ? writer.Fail(new GraphError(ErrorCodes.Internal, $"The value is of no type of {type.Name}."), NonNull)
            : plan.Write(writer, value) || writer.Bubble(NonNull);
    }

    protected override void CollectValue(StepTable steps, object value)
    {
        ObjectPlan? plan;
        try
        {
            plan = Find(value);
        }
        catch (Exception exception) when (!RunFaults.Ends(exception))
        {
            // The writer comes to the same place and reports it.
            return;
        }

        plan?.Collect(steps, value);
    }

    private ObjectPlan? Find(object value)
    {
        if (byClass.TryGetValue(value.GetType(), out var plan))
        {
            return plan;
        }

        // Several types of one class, or a class derived from a type's: the type says itself what is its own.
        var found = type.ResolveType?.Invoke(value) ?? type.PossibleTypes.FirstOrDefault(possible => possible.IsTypeOf?.Invoke(value) == true);
        return found is null ? null : byName.GetValueOrDefault(found.Name);
    }
}
