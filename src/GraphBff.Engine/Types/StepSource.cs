namespace GraphBff.Engine.Types;

/// <summary>A value that needs I/O, or may need it. It runs once per request, over all parents of its level.</summary>
internal abstract class StepSource : ValueSource
{
    /// <summary>
    /// Starts to fill in the step's results, one per parent. It completes the step on the request's loop, now or later. If it throws, the
    /// field of every parent fails.
    /// </summary>
    public abstract void Start(StepResults step);

    /// <summary>The result of one parent, for GraphQL.NET's executor: a value, null or an error.</summary>
    public abstract ValueTask<object?> ResolveAsync(object parent, FieldContext field);
}
