using System.Net.Http.Json;
using System.Text.Json;
using GraphBff.Engine;
using GraphBff.Engine.Operations;
using GraphBff.Graph;
using GraphBff.Hosting;
using GraphBff.Hosting.Reloading;
using GraphBff.Hosting.Starting;
using GraphBff.Services;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace GraphBff.Testing;

/// <summary>
/// The product in this process, on real sockets: HTTP for clients, and gRPC to the demo services. They keep their data in memory and record
/// every call.
/// </summary>
public sealed class TestGraph : IAsyncDisposable
{
    private readonly TestServices _services;
    private readonly WebApplication _product;

    private TestGraph(TestServices services, WebApplication product, RecordedLogs logs)
    {
        _services = services;
        _product = product;
        Logs = logs;
        Http = new HttpClient { BaseAddress = new Uri(product.Urls.First()) };
        Http.DefaultRequestHeaders.Add("x-request-id", "test");
    }

    public RecordingUpstream Upstream => _services.Upstream;

    public RecordedLogs Logs { get; }

    public HttpClient Http { get; }

    public GraphEngine Engine => Services.GetRequiredService<GraphEngine>();

    public IServiceProvider Services => _product.Services;

    /// <summary>Starts the product.</summary>
    /// <param name="settings">
    /// Configuration, such as an address that replaces a demo service's. The default of <c>environment</c> is Production.
    /// </param>
    public static async Task<TestGraph> StartAsync(params (string Key, string Value)[] settings)
    {
        var services = await TestServices.StartAsync();
        var logs = new RecordedLogs();
        var builder = WebApplication.CreateSlimBuilder(new WebApplicationOptions
        {
            EnvironmentName = settings.FirstOrDefault(setting => setting.Key == "environment").Value,
        });
        builder.Configuration.Sources.Clear();
        builder.Configuration.AddInMemoryCollection(
            Modules.All.Select(module => KeyValuePair.Create(UpstreamAddresses.Key(module), (string?)services.Address)));
        // Files of settings come here, if there are any.
        builder.Configuration.AddJsonFile("none.json", optional: true);
        builder.Configuration.AddInMemoryCollection(settings.Select(setting => KeyValuePair.Create(setting.Key, (string?)setting.Value)));
        if (settings.Any(setting => setting.Key.StartsWith(ReloadOptions.Section, StringComparison.Ordinal)))
        {
            builder.UseCheckedFiles();
            builder.Services.AddReloading(StartFailure.Explain);
        }

        builder.Configuration["urls"] = "http://127.0.0.1:0";
        builder.Logging.ClearProviders().AddProvider(logs);
        var product = GraphHost.Build(
            builder, warmsUp: settings.Any(setting => setting.Key.StartsWith("WarmUp:", StringComparison.Ordinal)));
        await product.StartAsync();
        return new TestGraph(services, product, logs);
    }

    /// <summary>Runs an operation, and returns the response and the calls that it made, as text for a snapshot.</summary>
    public async Task<string> WalkAsync(string query, object? variables = null)
    {
        var response = await QueryAsync(query, variables);
        return $"{JsonSerializer.Serialize(response, JsonText.Indented)}\n\n{string.Join('\n', Upstream.Calls.Order())}\n";
    }

    /// <summary>Runs an operation. <see cref="RecordingUpstream.Calls"/> then has the calls that it made.</summary>
    public async Task<JsonElement> QueryAsync(string query, object? variables = null, bool clear = true)
    {
        if (clear)
        {
            Upstream.Clear();
        }

        using var response = await Http.PostAsJsonAsync("/graphql", new { query, variables });
        return await response.Content.ReadFromJsonAsync<JsonElement>();
    }

    /// <summary>Subscribes with the engine, as a transport does.</summary>
    public TestSubscription Subscribe(string query, Caller? caller = null, string resumeAfter = "")
        => new(Engine, Services, query, caller ?? Caller.Anonymous, resumeAfter);

    public async ValueTask DisposeAsync()
    {
        Http.Dispose();
        await _product.DisposeAsync();
        await _services.DisposeAsync();
    }
}
