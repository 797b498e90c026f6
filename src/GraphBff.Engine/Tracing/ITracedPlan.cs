namespace GraphBff.Engine.Tracing;

/// <summary>What a trace needs to know of a plan.</summary>
internal interface ITracedPlan
{
    /// <summary>How many steps it has. A step is named by its index, from 0.</summary>
    int StepCount { get; }

    /// <summary>The response keys of the root fields.</summary>
    IEnumerable<string> RootKeys { get; }

    /// <summary>A step's path in the response, by response keys.</summary>
    string[] PathOf(int step);

    /// <summary>A step's field: <c>Order.customer</c>.</summary>
    string FieldOf(int step);
}
