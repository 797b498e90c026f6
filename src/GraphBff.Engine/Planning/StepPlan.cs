using GraphBff.Engine.Inputs;
using GraphBff.Engine.Types;

namespace GraphBff.Engine.Planning;

/// <summary>A field with I/O. It runs once per request, over all parents of its level.</summary>
internal sealed class StepPlan(FieldSite site, int index, StepSource source, ArgumentsPlan arguments, ValuePlan value) : FieldPlan(site)
{
    /// <summary>The step's index in the plan's list of steps and in a run's table.</summary>
    public int Index { get; } = index;

    public StepSource Source { get; } = source;

    public ArgumentsPlan Arguments { get; } = arguments;

    /// <summary>The plan of the step's results.</summary>
    public override ValuePlan ValuePlan => value;

    /// <summary>The steps whose parents are in this step's results: the results themselves, or objects that they hold.</summary>
    public StepPlan[] Children { get; init; } = [];

    /// <summary>The selection below the field, for resolvers that look ahead.</summary>
    public required Selection Selection { get; init; }

    public override bool HasSteps => true;
}
