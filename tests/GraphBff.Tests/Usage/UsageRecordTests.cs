using System.Diagnostics.Metrics;
using GraphBff.Engine.Operations;
using GraphBff.Schema.Usage;
using GraphBff.Usage;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;

namespace GraphBff.Tests.Usage;

public sealed class UsageRecordTests : IDisposable
{
    private static readonly OperationUsage Page = new(["Order.id", "Query.orders"]);
    private static readonly OperationUsage Detail = new(["Order.id", "Order.total", "Query.order"]);

    private readonly FakeTimeProvider _time = new(new(2026, 1, 31, 8, 30, 0, TimeSpan.Zero));
    private readonly UsageMetrics _metrics = new();

    public void Dispose() => _metrics.Dispose();

    [Fact]
    public void Snapshot_OfTwoClients_CountsEachByItself()
    {
        var record = Record();
        Run(record, "web", "2", Page, 3);
        Run(record, "web", "2", Detail, 1);
        Run(record, "ios", "1", Page, 1);
        record.OnOperation(Caller.Anonymous, Page);

        var clients = record.Snapshot().Clients;

        Assert.Equal(["(none)", "ios", "web"], clients.Select(client => client.Name));
        Assert.Equal([1, 1, 4], clients.Select(client => client.Operations));
        Assert.Equal("Order.id=4 Order.total=1 Query.order=1 Query.orders=3", Text(clients[2]));
    }

    [Fact]
    public void Snapshot_Twice_CountsGoOn()
    {
        var record = Record();
        Run(record, "web", "2", Page, 1);
        record.Snapshot();
        record.Snapshot();
        Run(record, "web", "2", Page, 1);

        Assert.Equal(2, Assert.Single(record.Snapshot().Clients).Operations);
    }

    [Fact]
    public void OnOperation_TenThousandNames_AreOthersBeyondTheBound()
    {
        var record = Record(options => options.MaxClients = 20);
        for (var i = 0; i < 10_000; i++)
        {
            Run(record, $"client-{i}", "1", Page, 1);
        }

        var clients = record.Snapshot().Clients;

        Assert.Equal(20, record.Clients);
        Assert.Equal(21, clients.Count);
        Assert.Equal(9_980, clients.Single(client => client.Name == "(other)").Coordinates["Order.id"]);
    }

    [Fact]
    public void OnOperation_MoreOperationsThanTheBound_LosesNone()
    {
        var record = Record(options => options.MaxOperations = 5);
        for (var i = 0; i < 1_000; i++)
        {
            Run(record, "web", "1", new OperationUsage(["Order.id", $"Order.f{i % 7}"]), 1);
        }

        var client = Assert.Single(record.Snapshot().Clients);

        Assert.Equal(1_000, client.Operations);
        Assert.Equal(1_000, client.Coordinates["Order.id"]);
        Assert.Equal(8, client.Coordinates.Count);
        Assert.Equal(1_000, record.Totals().Single(total => total.Key == "Order.id").Value);
    }

    [Fact]
    public async Task OnOperation_WhileOthersFold_LosesNone()
    {
        const int each = 20_000;
        var record = Record();
        var counting = Enumerable.Range(0, 4).Select(_ => Task.Run(() => Run(record, "web", "1", Page, each))).ToArray();
        while (!Task.WhenAll(counting).IsCompleted)
        {
            record.Snapshot();
            await Task.Yield();
        }

        Assert.Equal(4 * each, Assert.Single(record.Snapshot().Clients).Operations);
    }

    [Fact]
    public void OnOperation_OfAClientAndAnOperationThatAreKnown_AllocatesNothing()
    {
        var record = Record();
        var caller = new Caller("anonymous", []) { Client = new ClientName("web", "1") };
        record.OnOperation(caller, Page);
        var before = GC.GetAllocatedBytesForCurrentThread();

        for (var i = 0; i < 1_000; i++)
        {
            record.OnOperation(caller, Page);
        }

        Assert.Equal(before, GC.GetAllocatedBytesForCurrentThread());
    }

    [Fact]
    public void Snapshot_ClientStaysAway_IsDroppedAfterTheRetention()
    {
        var record = Record(options => options.Retention = TimeSpan.FromDays(2));
        Run(record, "web", "1", Page, 1);
        record.Snapshot();
        _time.Advance(TimeSpan.FromDays(1));
        Run(record, "web", "2", Page, 1);
        record.Snapshot();

        _time.Advance(TimeSpan.FromDays(1.5));

        Assert.Equal("2", Assert.Single(record.Snapshot().Clients).Version);
    }

    [Fact]
    public void Load_EarlierRecord_GoesOnFromIt()
    {
        var before = Record();
        Run(before, "web", "1", Page, 2);
        before.OnOperation(Caller.Anonymous, Page);
        var earlier = before.Snapshot();
        _time.Advance(TimeSpan.FromHours(5));

        var record = Record();
        record.Load(earlier);
        Run(record, "web", "1", Detail, 1);

        var content = record.Snapshot();
        Assert.Equal(earlier.Since, content.Since);
        Assert.Equal(["(none)", "web"], content.Clients.Select(client => client.Name));
        Assert.Equal("Order.id=3 Order.total=1 Query.order=1 Query.orders=2", Text(content.Clients[1]));
    }

    [Fact]
    public void Metrics_OfOperations_HaveTheClientsNameAndOfFieldsNone()
    {
        var record = Record();
        _metrics.Observe(record);
        var measured = new List<string>();
        using var listener = new MeterListener
        {
            // Other tests have meters with the same name.
            InstrumentPublished = (instrument, listener) =>
            {
                if (ReferenceEquals(instrument.Meter, _metrics.Meter))
                {
                    listener.EnableMeasurementEvents(instrument);
                }
            },
        };
        listener.SetMeasurementEventCallback<long>((instrument, value, tags, _) =>
            measured.Add($"{instrument.Name} {string.Join(' ', tags.ToArray().Select(tag => tag.Value))} {value}"));
        listener.SetMeasurementEventCallback<int>((instrument, value, _, _) => measured.Add($"{instrument.Name} {value}"));
        listener.Start();

        Run(record, "web", "1", new OperationUsage(["Query", "Query.orders", "Query.orders(first:)"]), 1);
        listener.RecordObservableInstruments();

        Assert.Equal(
            ["graphbff.usage.clients 1", "graphbff.usage.fields Query.orders 1", "graphbff.usage.operations web 1"], measured.Order());
    }

    private static void Run(UsageRecord record, string name, string version, OperationUsage usage, int times)
    {
        var caller = new Caller("anonymous", []) { Client = new ClientName(name, version) };
        for (var i = 0; i < times; i++)
        {
            record.OnOperation(caller, usage);
        }
    }

    private static string Text(UsageClient client) => string.Join(' ', client.Coordinates.Select(use => $"{use.Key}={use.Value}"));

    private UsageRecord Record(Action<UsageOptions>? configure = null)
    {
        var options = new UsageOptions();
        configure?.Invoke(options);
        return new UsageRecord(Options.Create(options), _metrics, _time);
    }
}
