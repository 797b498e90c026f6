using GraphBff.Engine.Operations;
using GraphBff.Engine.Tracing;

namespace GraphBff.Engine.Planning;

/// <summary>How to run one operation under one choice of its @skip and @include: no condition is left in it.</summary>
internal sealed class OperationPlan(
    ObjectPlan root, StepPlan[] steps, PlanPhase[] phases, Dictionary<Type, MemberSet> members) : ITracedPlan
{
    public ObjectPlan Root { get; } = root;

    /// <summary>Every step of the operation at its index.</summary>
    public StepPlan[] Steps { get; } = steps;

    /// <summary>What runs one after the other: all root fields of a query together, each root field of a mutation alone.</summary>
    public PlanPhase[] Phases { get; } = phases;

    /// <summary>How many bytes it takes, without the leaves that it shares; by estimate.</summary>
    public int Weight { get; init; }

    /// <summary>
    /// How large the last response was: as much room has the next from the beginning, instead of growing to it by copies.
    /// </summary>
    public int LastBytes { get; set; }

    /// <summary>How long an answer without errors may be kept.</summary>
    public CacheHint Cache { get; init; }

    /// <summary>Where the events come from; null for what is no subscription.</summary>
    public SubscriptionPlan? Subscription { get; init; }

    /// <summary>How many <c>@defer</c>s the plan has; their numbers are below.</summary>
    public int Defers { get; init; }

    /// <summary>The lists that are streamed.</summary>
    public StreamUsage[] Streams { get; init; } = [];

    /// <summary>Whether the operation has more than one response.</summary>
    public bool IsIncremental { get; init; }

    /// <summary>
    /// Which members of a class the operation reads, wherever its objects stand. A class that stands nowhere is read whole.
    /// </summary>
    public Dictionary<Type, MemberSet> Members { get; } = members;

    int ITracedPlan.StepCount => Steps.Length;

    IEnumerable<string> ITracedPlan.RootKeys => Root.Fields.ToArray().Select(root => root.Site.ResponseKey);

    string[] ITracedPlan.PathOf(int step) => StepPaths.Of(this)[step];

    string ITracedPlan.FieldOf(int step) => $"{Steps[step].Site.TypeName}.{Steps[step].Site.FieldName}";
}
