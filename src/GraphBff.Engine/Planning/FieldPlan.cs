namespace GraphBff.Engine.Planning;

/// <summary>One field of a response object, all its occurrences in the document merged.</summary>
internal abstract class FieldPlan(FieldSite site)
{
    public FieldSite Site { get; } = site;

    /// <summary>Whether a step stands here or below, so that collecting parents has to come this way.</summary>
    public abstract bool HasSteps { get; }

    /// <summary>What the field's values look like; null for a leaf.</summary>
    public virtual ValuePlan? ValuePlan => null;
}
