using GraphBff.Engine.Inputs;
using GraphBff.Engine.Types;

namespace GraphBff.Engine.Planning;

/// <summary>A field with I/O: runs once per request over all parents of its level.</summary>
internal sealed class StepPlan(FieldSite site, int index, StepSource source, ArgumentsPlan arguments, ValuePlan value) : FieldPlan(site)
{
    /// <summary>The step's place in the plan's list and in a request's table.</summary>
    public int Index { get; } = index;

    public StepSource Source { get; } = source;

    public ArgumentsPlan Arguments { get; } = arguments;

    /// <summary>What the step's results look like.</summary>
    public override ValuePlan ValuePlan => value;

    /// <summary>The steps whose parents come out of this one's results, directly or through what those hold.</summary>
    public StepPlan[] Children { get; init; } = [];

    /// <summary>What is selected below, for resolvers that look ahead.</summary>
    public required Selection Selection { get; init; }

    public override bool HasSteps => true;
}
