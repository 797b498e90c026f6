using GraphBff.Contracts.Common.V1;

namespace GraphBff.DemoServices.Changes;

/// <summary>One entry of the change log: the state after the change, as the bytes of its message.</summary>
internal sealed record Change(long Number, ChangeKind Kind, byte[] Content);
