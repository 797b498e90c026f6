namespace GraphBff.Engine.Planning;

/// <summary>The fields that an object's plan leaves for later responses.</summary>
/// <param name="Usages">The <c>@defer</c>s in the object's selection. Their fields can be deeper in the plan.</param>
/// <param name="Parts">The object's own late fields.</param>
internal sealed record LateFields(DeferUsage[] Usages, DeferredPart[] Parts);
