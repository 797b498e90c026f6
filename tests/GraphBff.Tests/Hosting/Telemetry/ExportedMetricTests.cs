using GraphBff.Testing;
using Grpc.Core;

namespace GraphBff.Tests.Hosting.Telemetry;

/// <summary>The metrics of the product's process, as a collector gets them, and as Prometheus reads them.</summary>
[Collection(TelemetryCollection.Name)]
public sealed class ExportedMetricTests(TelemetryFixture fixture)
{
    private static readonly double[] Seconds = [0.005, 0.01, 0.025, 0.05, 0.075, 0.1, 0.25, 0.5, 0.75, 1, 2.5, 5, 7.5, 10];

    [Fact]
    public async Task Operations_OfEachOutcome_AreCountedByTypeAndName()
    {
        var documentId = $"sha256:{TelemetryFixture.DocumentOf("GetUser")}";
        await fixture.SendAsync(new { documentId, variables = new { id = "VXNlcjp1c2VyLTAwMDE" } });
        await fixture.SendAsync(new { documentId });
        await fixture.SendAsync(new { query = "{ users(first: 1) { nodes { id } } }" });

        var metric = await fixture.Receiver.MetricAsync(
            "graphbff.operation.duration",
            metric => metric["graphql.operation.name=GetUser graphql.operation.type=query outcome=ok"] > 0
                && metric["graphql.operation.name=GetUser graphql.operation.type=query outcome=refused"] > 0
                && metric["graphql.operation.name=(none) graphql.operation.type=query outcome=ok"] > 0);

        Assert.Equal(("GraphBff.Engine", "s", true), (metric.Meter, metric.Unit, metric.IsHistogram));
        Assert.Equal(Seconds, metric.Bounds);
        Assert.True(metric.Sum > 0);
    }

    [Fact]
    public async Task Names_BeyondTheBound_CountAsOthersButTrustedOnesDoNot()
    {
        for (var i = 0; i < 40; i++)
        {
            await fixture.SendAsync(new { query = $"query Flood{i} {{ __typename }}" });
        }

        using var rest = await fixture.Product.Http.GetAsync(new Uri("api/v1/products?first=1", UriKind.Relative));

        var metric = await fixture.Receiver.MetricAsync(
            "graphbff.operation.duration",
            metric => metric["graphql.operation.name=(other) graphql.operation.type=query outcome=ok"] >= 10
                && metric["graphql.operation.name=ListProducts graphql.operation.type=query outcome=ok"] > 0);
        Assert.InRange(metric.Series.Keys.Count(series => series.Contains("=Flood", StringComparison.Ordinal)), 1, 30);
    }

    [Fact]
    public async Task Errors_InResponses_AreCountedByCode()
    {
        await fixture.SendAsync(new { query = "{ nope }" });

        var metric = await fixture.Receiver.MetricAsync(
            "graphbff.operation.errors", metric => metric["code=GRAPHQL_VALIDATION_FAILED"] > 0);

        Assert.Equal(("{error}", false), (metric.Unit, metric.IsHistogram));
    }

    [Fact]
    public async Task Subscriptions_ThatAreOpen_AreCountedUntilTheyEnd()
    {
        await using (await SseClient.SubscribeAsync(fixture.Product.Http, "subscription { stockChanged { kind } }"))
        {
            await fixture.Receiver.MetricAsync("graphbff.operation.active", metric => metric["graphql.operation.type=subscription"] == 1);
        }

        await fixture.Receiver.MetricAsync("graphbff.operation.active", metric => metric["graphql.operation.type=subscription"] == 0);
    }

    [Fact]
    public async Task Allowance_OfAnOperation_IsTheShareOfEachLimit()
    {
        await fixture.SendAsync(new { query = "{ users(first: 1) { nodes { id } } }" });

        var metric = await fixture.Receiver.MetricAsync("graphbff.operation.allowance", metric => metric["limit=calls"] > 0);

        Assert.Equal(
            ["limit=calls", "limit=errors", "limit=items", "limit=response_bytes"], metric.Series.Keys.Order(StringComparer.Ordinal));
        Assert.Equal("1", metric.Unit);
    }

    [Fact]
    public async Task Loads_OfEqualKeys_AreFetchedOnceAndSharedOtherwise()
    {
        const string user = "user(id: \"VXNlcjp1c2VyLTAwMDI\") { id }";
        var before = await LoadsAsync("shared");

        await fixture.SendAsync(new { query = $"{{ a: {user} b: {user} c: {user} }}" });

        var metric = await fixture.Receiver.MetricAsync(
            "graphbff.loader.loads", metric => metric["loader=UserByIdLoader outcome=shared"] >= before + 2);
        Assert.True(metric["loader=UserByIdLoader outcome=fetched"] > 0);
        var sizes = await fixture.Receiver.MetricAsync("graphbff.batch.size", metric => metric["loader=UserByIdLoader"] > 0);
        Assert.Equal([1, 2, 5, 10, 20, 50, 100, 200], sizes.Bounds);

        async Task<double> LoadsAsync(string outcome)
        {
            await fixture.SendAsync(new { query = $"{{ {user} }}" });
            return (await fixture.Receiver.MetricAsync(
                "graphbff.loader.loads",
                metric => metric["loader=UserByIdLoader outcome=fetched"] > 0))[$"loader=UserByIdLoader outcome={outcome}"];
        }
    }

    [Fact]
    public async Task PlanCache_AfterTwoEqualOperations_HasAMissAHitAndItsMemory()
    {
        const string query = "query Planned { __typename }";

        await fixture.SendAsync(new { query });
        await fixture.SendAsync(new { query });

        var lookups = await fixture.Receiver.MetricAsync(
            "graphbff.plan_cache.lookups", metric => metric["outcome=hit"] > 0 && metric["outcome=miss"] > 0);
        Assert.Equal("{lookup}", lookups.Unit);
        await fixture.Receiver.MetricAsync("graphbff.plan_cache.operations", metric => metric[""] > 0);
        var size = await fixture.Receiver.MetricAsync("graphbff.plan_cache.size", metric => metric[""] > 1000);
        Assert.Equal("By", size.Unit);
        await fixture.Receiver.MetricAsync("graphbff.plan_cache.evictions", metric => metric[""] == 0);
        await fixture.Receiver.MetricAsync("graphbff.large_operations.waiting", metric => metric[""] == 0);
    }

    [Fact]
    public async Task Calls_ThatSucceedAndFail_AreMeasuredByMethodAndStatus()
    {
        await fixture.SendAsync(new { query = "{ users(first: 1) { nodes { id } } }" });
        fixture.Upstream.Before = (_, _) => throw new RpcException(new(StatusCode.Aborted, ""));
        await fixture.SendAsync(new { query = "{ users(first: 1) { nodes { id } } }" });
        fixture.Upstream.Before = null;

        var address = new Uri(fixture.Address);
        var rest = $"server.address={address.Host} server.port={address.Port}";
        var metric = await fixture.Receiver.MetricAsync(
            "rpc.client.call.duration",
            metric => metric[$"rpc.method=user.v1.UserService/ListUsers rpc.response.status_code=OK rpc.system.name=grpc {rest}"] > 0
                && metric[
                    "error.type=ABORTED rpc.method=user.v1.UserService/ListUsers rpc.response.status_code=ABORTED "
                    + $"rpc.system.name=grpc {rest}"] > 0);
        Assert.Equal(("GraphBff.Upstream", "s", true), (metric.Meter, metric.Unit, metric.IsHistogram));
        Assert.Equal(Seconds, metric.Bounds);
    }

    [Fact]
    public async Task Retries_OfACall_AreCountedByItsStatus()
    {
        var failures = 1;
        fixture.Upstream.Before = (_, _) => Interlocked.Decrement(ref failures) >= 0
            ? throw new RpcException(new(StatusCode.Unavailable, ""))
            : Task.CompletedTask;
        await fixture.SendAsync(new { query = "{ products(first: 1) { nodes { id } } }" });
        fixture.Upstream.Before = null;

        await fixture.Receiver.MetricAsync(
            "graphbff.upstream.retries",
            metric => metric["error.type=UNAVAILABLE rpc.method=inventory.v1.InventoryService/ListProducts"] > 0);
    }

    [Fact]
    public async Task Batches_ThatFallApart_AreCountedAndTheirReadsWait()
    {
        var release = new TaskCompletionSource();
        fixture.Upstream.Before = (method, _) => method switch
        {
            "BatchGetPayments" => throw new RpcException(new(StatusCode.Unimplemented, "")),
            "GetPayment" => release.Task,
            _ => Task.CompletedTask,
        };
        try
        {
            var query = string.Join(' ', Enumerable.Range(1, 5).Select(
                i => $"p{i}: payment(id: \"{Engine.Output.GlobalId.Format("Payment", $"payment-000{i}")}\") {{ id }}"));
            var sent = fixture.SendAsync(new { query = $"{{ {query} }}" });

            await fixture.Receiver.MetricAsync("graphbff.upstream.calls.waiting", metric => metric[""] > 0);
            release.SetResult();
            await sent;
            await fixture.Receiver.MetricAsync("graphbff.upstream.calls.waiting", metric => metric[""] == 0);
            await fixture.Receiver.MetricAsync(
                "graphbff.upstream.batch_fallbacks",
                metric => metric["rpc.method=payment.v1.PaymentService/BatchGetPayments rpc.response.status_code=UNIMPLEMENTED"] > 0);
        }
        finally
        {
            release.TrySetResult();
            fixture.Upstream.Before = null;
        }
    }

    [Fact]
    public async Task Instances_OfAServiceThatWasCalled_AreActive()
    {
        await fixture.SendAsync(new { query = "{ users(first: 1) { nodes { id } } }" });

        var metric = await fixture.Receiver.MetricAsync(
            "graphbff.upstream.instances", metric => metric["service=users state=active"] == 1);

        Assert.Equal(0, metric["service=users state=ejected"]);
    }

    [Theory]
    [InlineData("http.server.request.duration", "Microsoft.AspNetCore.Hosting")]
    [InlineData("kestrel.active_connections", "Microsoft.AspNetCore.Server.Kestrel")]
    [InlineData("dotnet.gc.collections", "System.Runtime")]
    [InlineData("dotnet.thread_pool.queue.length", "System.Runtime")]
    public async Task Framework_Metrics_AreThereToo(string name, string meter)
    {
        await fixture.SendAsync(new { query = "{ __typename }" });

        Assert.Equal(meter, (await fixture.Receiver.MetricAsync(name, metric => metric.Series.Count > 0)).Meter);
    }

    [Fact]
    public async Task Resource_OfTheProduct_HasItsNameAndTheOperatorsAttributes()
    {
        await fixture.SendAsync(new { query = "{ __typename }" });
        await Eventually.TrueAsync(() => fixture.Receiver.Resource.Count > 0);

        Assert.Equal("graphbff", fixture.Receiver.Resource["service.name"]);
        Assert.Equal("test", fixture.Receiver.Resource["deployment.environment.name"]);
    }

    [Fact]
    public async Task Prometheus_Exposition_HasTheSameMetricsUnderItsNames()
    {
        await fixture.SendAsync(new { query = "{ users(first: 1) { nodes { id } } }" });

        var text = await fixture.Product.Http.GetStringAsync(new Uri("metrics", UriKind.Relative));

        string[] names =
        [
            "graphbff_operation_duration_seconds_bucket", "graphbff_operation_active", "graphbff_operation_allowance_bucket",
            "graphbff_loader_loads_total", "graphbff_batch_size_bucket", "graphbff_plan_cache_lookups_total",
            "graphbff_plan_cache_operations", "graphbff_plan_cache_size_bytes", "graphbff_plan_cache_evictions_total",
            "graphbff_upstream_instances", "graphbff_stream_ring_size_bytes", "rpc_client_call_duration_seconds_bucket",
            "graphbff_overload_delay_seconds", "http_server_request_duration_seconds_bucket", "dotnet_gc_collections_total",
        ];
        Assert.All(names, name => Assert.Contains($"\n{name}{{", text, StringComparison.Ordinal));
    }
}
