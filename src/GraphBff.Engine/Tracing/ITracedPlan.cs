namespace GraphBff.Engine.Tracing;

/// <summary>A plan, as far as a trace names it.</summary>
internal interface ITracedPlan
{
    /// <summary>How many steps it has; each is known by its index.</summary>
    int StepCount { get; }

    /// <summary>The response keys of the root fields.</summary>
    IEnumerable<string> RootKeys { get; }

    /// <summary>A step's path in the response, by response keys.</summary>
    string[] PathOf(int step);

    /// <summary>A step's field: <c>Order.customer</c>.</summary>
    string FieldOf(int step);
}
