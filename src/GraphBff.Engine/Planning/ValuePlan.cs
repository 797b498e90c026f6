namespace GraphBff.Engine.Planning;

/// <summary>The form of a value in the response: a leaf, an object, one of several objects, or a list of these.</summary>
internal abstract class ValuePlan(bool nonNull)
{
    /// <summary>Whether the value may not be null.</summary>
    public bool NonNull { get; } = nonNull;

    public abstract bool HasSteps { get; }

    /// <summary>The plans of the objects that the value can be, one for each type.</summary>
    public virtual IEnumerable<ObjectPlan> Objects => [];
}
