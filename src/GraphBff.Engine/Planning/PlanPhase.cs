namespace GraphBff.Engine.Planning;

/// <summary>Root fields that start together.</summary>
/// <param name="Fields">The fields with steps.</param>
/// <param name="Steps">The steps whose parents the root holds.</param>
internal readonly record struct PlanPhase(FieldPlan[] Fields, StepPlan[] Steps);
