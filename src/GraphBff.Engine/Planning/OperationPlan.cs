using GraphBff.Engine.Operations;
using GraphBff.Engine.Tracing;

namespace GraphBff.Engine.Planning;

/// <summary>How to run one operation for one choice of its @skip and @include. It contains no conditions.</summary>
internal sealed class OperationPlan(
    ObjectPlan root, StepPlan[] steps, PlanPhase[] phases, Dictionary<Type, MemberSet> members) : ITracedPlan
{
    public ObjectPlan Root { get; } = root;

    /// <summary>All steps of the operation, by their index.</summary>
    public StepPlan[] Steps { get; } = steps;

    /// <summary>The phases run one after another. A query has one phase for all root fields, a mutation one for each.</summary>
    public PlanPhase[] Phases { get; } = phases;

    /// <summary>The estimated size in bytes, without the shared leaves.</summary>
    public int Weight { get; init; }

    /// <summary>
    /// The size of the last response. The buffer of the next response starts with this size, so it need not grow by copies.
    /// </summary>
    public int LastBytes { get; set; }

    /// <summary>How long a response without errors may be cached.</summary>
    public CacheHint Cache { get; init; }

    /// <summary>The source of the events; null if the operation is not a subscription.</summary>
    public SubscriptionPlan? Subscription { get; init; }

    /// <summary>The number of <c>@defer</c>s in the plan. Their indices are less than this.</summary>
    public int Defers { get; init; }

    /// <summary>The <c>@stream</c>s in the plan.</summary>
    public StreamUsage[] Streams { get; init; } = [];

    /// <summary>Whether the operation has more than one response.</summary>
    public bool IsIncremental { get; init; }

    /// <summary>
    /// The members of each class that the operation reads, at all places together. A class that is missing here is read whole.
    /// </summary>
    public Dictionary<Type, MemberSet> Members { get; } = members;

    int ITracedPlan.StepCount => Steps.Length;

    IEnumerable<string> ITracedPlan.RootKeys => Root.Fields.ToArray().Select(root => root.Site.ResponseKey);

    string[] ITracedPlan.PathOf(int step) => StepPaths.Of(this)[step];

    string ITracedPlan.FieldOf(int step) => $"{Steps[step].Site.TypeName}.{Steps[step].Site.FieldName}";
}
