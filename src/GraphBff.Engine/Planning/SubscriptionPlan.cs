using GraphBff.Engine.Inputs;
using GraphBff.Engine.Types;

namespace GraphBff.Engine.Planning;

/// <summary>Where a subscription's events come from.</summary>
internal sealed record SubscriptionPlan(SubscriptionSource Source, ArgumentsPlan Arguments, Selection Selection);
