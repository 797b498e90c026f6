namespace GraphBff.Engine.Planning;

/// <summary>What an object's plan leaves for later.</summary>
/// <param name="Usages">The <c>@defer</c>s that stand at the object; their fields may be further down.</param>
/// <param name="Parts">The object's own late fields.</param>
internal sealed record LateFields(DeferUsage[] Usages, DeferredPart[] Parts);
