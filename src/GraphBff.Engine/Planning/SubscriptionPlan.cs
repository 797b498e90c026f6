using GraphBff.Engine.Inputs;
using GraphBff.Engine.Types;

namespace GraphBff.Engine.Planning;

/// <summary>The source of a subscription's events, with its arguments.</summary>
internal sealed record SubscriptionPlan(SubscriptionSource Source, ArgumentsPlan Arguments, Selection Selection);
