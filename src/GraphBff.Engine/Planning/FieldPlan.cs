namespace GraphBff.Engine.Planning;

/// <summary>One field of a response object. It merges all occurrences in the document.</summary>
internal abstract class FieldPlan(FieldSite site)
{
    public FieldSite Site { get; } = site;

    /// <summary>Whether this field or one below it is a step. The parent collector visits only such fields.</summary>
    public abstract bool HasSteps { get; }

    /// <summary>The plan of the field's values; null for a leaf.</summary>
    public virtual ValuePlan? ValuePlan => null;
}
