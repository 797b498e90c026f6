using GraphBff.Engine.Execution;

namespace GraphBff.Engine.Planning;

/// <summary>One field of a response object, all its occurrences in the document merged.</summary>
internal abstract class FieldPlan(FieldSite site)
{
    public FieldSite Site { get; } = site;

    /// <summary>Whether a step stands here or below, so that collecting parents has to come this way.</summary>
    public abstract bool HasSteps { get; }

    /// <summary>What the field's values look like; null for a leaf.</summary>
    public virtual Shape? Shape => null;

    /// <summary>Writes the field's value.</summary>
    /// <returns>False where a null stands in a place that takes none: the object around it is null then.</returns>
    public abstract bool Write(ResponseWriter writer, object parent);

    /// <summary>Hands the parent, or what it holds, to the steps here and below.</summary>
    public virtual void Collect(StepTable steps, object parent)
    {
    }
}
