using Google.Protobuf.WellKnownTypes;

namespace GraphBff.Upstream.Paging;

/// <summary>The page that a List method returns (AIP-158).</summary>
/// <param name="Size">How many items, at least 1.</param>
/// <param name="Token">The service's token of the page; empty for the first.</param>
/// <param name="Mask">What is read of each item, for methods that take a mask (AIP-157); null for all of it.</param>
public readonly record struct PageRequest(int Size, string Token, FieldMask? Mask = null);
