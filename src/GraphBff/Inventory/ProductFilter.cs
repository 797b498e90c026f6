namespace GraphBff.Inventory;

/// <param name="SkuPrefix">Null for all.</param>
internal readonly record struct ProductFilter(string? SkuPrefix);
