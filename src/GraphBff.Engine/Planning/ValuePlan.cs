namespace GraphBff.Engine.Planning;

/// <summary>What a value looks like in the response: a leaf, an object, one of several objects, or a list of such.</summary>
internal abstract class ValuePlan(bool nonNull)
{
    /// <summary>Whether null may not stand here.</summary>
    public bool NonNull { get; } = nonNull;

    public abstract bool HasSteps { get; }

    /// <summary>What is selected on the objects that can stand here, a plan for each type.</summary>
    public virtual IEnumerable<ObjectPlan> Objects => [];
}
