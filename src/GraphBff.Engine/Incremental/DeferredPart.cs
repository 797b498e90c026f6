using GraphBff.Engine.Execution;
using GraphBff.Engine.Planning;

namespace GraphBff.Engine.Incremental;

/// <summary>Fields of an object that the same fragments with <c>@defer</c> select.</summary>
/// <param name="usages">Those fragments: the first of them that is complete brings the fields along.</param>
/// <param name="fields">The fields.</param>
/// <param name="steps">The fields' steps.</param>
internal sealed class DeferredPart(DeferUsage[] usages, ObjectPlan fields, StepPlan[] steps) : LatePart(steps)
{
    public DeferUsage[] Usages { get; } = usages;

    public ObjectPlan Fields { get; } = fields;

    public override bool IsStream => false;

    public override void Collect(StepTable steps, LateRecord record) => Fields.Collect(steps, record.Source);

    public override PartOutcome Write(ResponseWriter writer, LateRecord record) =>
        Fields.Write(writer, record.Source) ? new(true, null) : new(false, writer.TakeErrors(0));
}
