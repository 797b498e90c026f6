using GraphBff.Contracts.Common.V1;
using GraphBff.Contracts.Inventory.V1;
using GraphBff.Services;
using GraphBff.Upstream.Streaming;
using Grpc.Core;

namespace GraphBff.Inventory;

/// <summary>Stock is not secret: every caller of the graph sees the same, so all callers share one stream.</summary>
internal sealed class StockChanges(InventoryService.InventoryServiceClient inventory, StreamHubs hubs)
    : ChangeStream<KeySet, WatchStockResponse>(hubs, "inventory")
{
    protected override StreamScope Scope { get; } = StreamScope.Everyone(StreamScope.AnyCaller);

    protected override AsyncServerStreamingCall<WatchStockResponse> Watch(KeySet filter, WatchStart from, CallOptions options)
        => inventory.WatchStock(
            new() { ProductIds = { filter }, ResumeToken = from.ResumeToken, IncludeCurrentState = from.IncludeCurrentState }, options);

    protected override ChangeKind ChangeOf(WatchStockResponse message) => message.Kind;

    protected override string ResumeTokenOf(WatchStockResponse message) => message.ResumeToken;

    protected override string? KeyOf(WatchStockResponse message) => message.Product?.Id;

    protected override WatchStockResponse AsCurrent(WatchStockResponse message, string resumeToken)
        => new(message) { Kind = ChangeKind.Current, ResumeToken = resumeToken };
}
