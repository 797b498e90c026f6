using System.Diagnostics.Metrics;
using GraphBff.Testing;
using GraphBff.Upstream.Channels;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace GraphBff.Tests.Hosting.Reloading;

public sealed class SettingsReloadTests
{
    private const int Reloaded = 4301;
    private const int NeedsRestart = 4302;
    private const int Refused = 4303;
    private const int Restored = 4304;

    [Theory]
    [InlineData("""{ "Limits": { "RootFields": 1 """, "settings.json is no JSON file of settings")]
    [InlineData("[]", "settings.json is no JSON file of settings")]
    [InlineData("""{ "Limits": { "RootFields": 0 } }""", "Limits:RootFields must be between 1 and 10000")]
    [InlineData("""{ "Limits": { "RootFields": "few" } }""", "Limits:RootFields")]
    [InlineData("""{ "Limits": { "RootFields": 1, "Dept": 3 } }""", "Limits:Dept is not an option. The options of Limits are Aliases, ")]
    [InlineData("""{ "Limits": { "RootFields": 1 }, "Upstreams": { "userz": { "Address": "http://a:1" } } }""", "Upstreams:userz")]
    [InlineData("""{ "Limits": { "RootFields": 1 }, "Upstreams": { "users": { "Address": "a:1" } } }""", "Upstreams:users:Address")]
    [InlineData("""{ "Limits": { "RootFields": 1 }, "Logging": { "LogLevel": { "Default": "Loud" } } }""", "'Loud'")]
    [InlineData("""{ "Limits": { "RootFields": 1 }, "Drain": { "Delay": "00:01:00" } }""", "Drain:Delay must be shorter")]
    public async Task File_IsBroken_AllOfTheOldStaysUntilAGoodOneComes(string broken, string fault)
    {
        await using var product = await ReloadedGraph.StartAsync();
        using var refused = new RefusedGauge(product.Graph.Services);
        product.Reload("""{ "Limits": { "RootFields": 2 }, "Answer": "old" }""");
        Assert.Equal((false, 0), (await HasLimitAsync(product, 2), refused.Value));

        product.Reload(broken);
        product.Look();

        Assert.Equal((false, 1), (await HasLimitAsync(product, 2), refused.Value));
        Assert.True(await HasLimitAsync(product, 3));
        Assert.Equal("old", product.Graph.Services.GetRequiredService<IConfiguration>()["Answer"]);
        var entry = Assert.Single(product.Logs, entry => entry.Id == Refused);
        Assert.Contains(fault, entry.Message, StringComparison.Ordinal);
        Assert.Equal(LogLevel.Error, entry.Level);

        product.Reload("""{ "Limits": { "RootFields": 3 } }""");

        Assert.Equal((false, 0), (await HasLimitAsync(product, 3), refused.Value));
        Assert.Null(product.Graph.Services.GetRequiredService<IConfiguration>()["Answer"]);
        Assert.Equal(2, product.Logs.Count(entry => entry.Id == Reloaded));
    }

    [Fact]
    public async Task File_IsTakenBack_NothingIsRefusedAnyMore()
    {
        await using var product = await ReloadedGraph.StartAsync();
        using var refused = new RefusedGauge(product.Graph.Services);

        product.Reload("{");
        Assert.Equal(1, refused.Value);
        product.Reload("{}");

        Assert.Equal(0, refused.Value);
        Assert.Equal([Refused, Restored], product.Logs.Select(entry => entry.Id));
    }

    [Fact]
    public async Task File_HoldsTheSame_NothingHappens()
    {
        await using var product = await ReloadedGraph.StartAsync();

        product.Reload("{}");

        Assert.Empty(product.Logs);
    }

    [Fact]
    public async Task LogLevel_Changed_TakesEffect()
    {
        await using var product = await ReloadedGraph.StartAsync();
        var logger = product.Graph.Services.GetRequiredService<ILoggerFactory>().CreateLogger("GraphBff.Test");
        Assert.False(logger.IsEnabled(LogLevel.Debug));

        product.Set("Logging:LogLevel:GraphBff.Test", "Debug");

        Assert.True(logger.IsEnabled(LogLevel.Debug));
    }

    [Fact]
    public async Task Address_Changed_CallsGoThere()
    {
        await using var other = await TestServices.StartAsync();
        await using var product = await ReloadedGraph.StartAsync();
        await product.Graph.QueryAsync("{ users(first: 1) { nodes { id } } }");

        product.Reload($$"""{ "Upstreams": { "users": { "Address": "{{other.Address}}" } } }""");

        // As soon as the name is resolved.
        await Eventually.TrueAsync(async () =>
        {
            await product.Graph.QueryAsync("{ users(first: 1) { nodes { id } } }");
            return other.Upstream.Calls.Contains("ListUsers");
        });
        await product.Graph.QueryAsync("{ users(first: 1) { nodes { id } } orders(first: 1) { nodes { id } } }");
        Assert.Equal(["ListOrders"], product.Graph.Upstream.Calls);
        Assert.Equal(other.Address, AddressOf(product, "users"));
        Assert.DoesNotContain(product.Logs, entry => entry.Id == NeedsRestart);
    }

    [Fact]
    public async Task Address_TlsBegins_StaysUntilARestart()
    {
        await using var product = await ReloadedGraph.StartAsync();
        var before = AddressOf(product, "users");

        product.Set("Upstreams:users:Address", "https://users.example.com:443");

        Assert.Equal(before, AddressOf(product, "users"));
        var entry = Assert.Single(product.Logs, entry => entry.Id == NeedsRestart);
        Assert.Contains("Upstreams:users:Address", entry.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Option_ThatDoesNotReload_IsTold()
    {
        await using var product = await ReloadedGraph.StartAsync();

        product.Reload("""{ "Usage": { "MaxClients": 7 }, "Limits": { "Depth": 9 } }""");

        var entry = Assert.Single(product.Logs, entry => entry.Id == NeedsRestart);
        Assert.EndsWith(": Usage:MaxClients", entry.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Directory_LosesItsFile_ItsSettingsGo()
    {
        await using var product = await ReloadedGraph.StartAsync();
        product.Set("Limits:RootFields", "2");

        product.Delete();
        product.Look();

        Assert.False(await HasLimitAsync(product, 3));
    }

    // A ConfigMap: the files are links through ..data, which is itself a link that is replaced.
    [Fact]
    public async Task ConfigMap_Swapped_TakesEffect()
    {
        var volume = Directory.CreateTempSubdirectory("graphbff-configmap-").FullName;
        try
        {
            Mount(volume, "1", """{ "Limits": { "RootFields": 2 } }""");
            File.CreateSymbolicLink(Path.Combine(volume, "settings.json"), Path.Combine("..data", "settings.json"));
            await using var graph = await TestGraph.StartAsync(
                ("Configuration:Files:0", volume), ("Configuration:ReloadInterval", "00:00:00.100"));
            Assert.Contains("LIMIT_ROOT_FIELDS", await TextAsync(graph, 3), StringComparison.Ordinal);

            Mount(volume, "2", """{ "Limits": { "RootFields": 50 } }""");

            await Eventually.TrueAsync(
                async () => !(await TextAsync(graph, 3)).Contains("LIMIT_ROOT_FIELDS", StringComparison.Ordinal));
        }
        finally
        {
            Directory.Delete(volume, recursive: true);
        }
    }

    private static void Mount(string volume, string version, string json)
    {
        var data = Directory.CreateDirectory(Path.Combine(volume, $"..2026_{version}")).Name;
        File.WriteAllText(Path.Combine(volume, data, "settings.json"), json);
        var link = Path.Combine(volume, $"..data_tmp{version}");
        File.CreateSymbolicLink(link, data);

        // Replaces the link itself. .NET can move a file onto a link, but not the link to a directory.
        using var move = System.Diagnostics.Process.Start("mv", ["-T", link, Path.Combine(volume, "..data")]);
        move.WaitForExit();
        Assert.Equal(0, move.ExitCode);
    }

    private static string AddressOf(ReloadedGraph product, string name)
        => product.Graph.Services.GetRequiredKeyedService<UpstreamChannel>(name).Address;

    private static async Task<bool> HasLimitAsync(ReloadedGraph product, int fields)
        => (await TextAsync(product.Graph, fields)).Contains("LIMIT_ROOT_FIELDS", StringComparison.Ordinal);

    // Each text is new: cached operations were checked when they came.
    private static async Task<string> TextAsync(TestGraph graph, int fields)
    {
        var names = string.Join(' ', Enumerable.Range(0, fields).Select(i => $"f{i}: __typename"));
        return (await graph.QueryAsync($"{{ {names} }} # {Guid.NewGuid()}")).ToString();
    }

    private sealed class RefusedGauge : IDisposable
    {
        private readonly MeterListener _listener = new();

        public RefusedGauge(IServiceProvider services)
        {
            var meters = services.GetRequiredService<IMeterFactory>();
            _listener.InstrumentPublished = (instrument, listener) =>
            {
                if (instrument.Name == "graphbff.configuration.refused" && ReferenceEquals(instrument.Meter.Scope, meters))
                {
                    listener.EnableMeasurementEvents(instrument);
                }
            };
            _listener.SetMeasurementEventCallback<int>((_, value, _, _) => Last = value);
            _listener.Start();
        }

        public int Value
        {
            get
            {
                _listener.RecordObservableInstruments();
                return Last;
            }
        }

        private int Last { get; set; } = -1;

        public void Dispose() => _listener.Dispose();
    }
}
