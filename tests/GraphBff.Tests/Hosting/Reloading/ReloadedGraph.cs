using GraphBff.Hosting.Reloading;
using GraphBff.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace GraphBff.Tests.Hosting.Reloading;

/// <summary>The product with a file of settings, which it looks at when a test says so.</summary>
internal sealed class ReloadedGraph : IAsyncDisposable
{
    private readonly DirectoryInfo _directory;

    private ReloadedGraph(DirectoryInfo directory, TestGraph graph)
    {
        _directory = directory;
        Graph = graph;
    }

    public TestGraph Graph { get; }

    /// <summary>What the reload has logged.</summary>
    public IEnumerable<LogEntry> Logs
        => Graph.Logs.Entries.Where(entry => entry.Category == "GraphBff.Hosting.Reloading.SettingsReload");

    private string File => Path.Combine(_directory.FullName, "settings.json");

    public static async Task<ReloadedGraph> StartAsync(params (string Key, string Value)[] settings)
    {
        var directory = Directory.CreateTempSubdirectory("graphbff-reload-");
        await System.IO.File.WriteAllTextAsync(Path.Combine(directory.FullName, "settings.json"), "{}");
        var graph = await TestGraph.StartAsync(
            [("Configuration:Files:0", directory.FullName), ("Configuration:ReloadInterval", "00:00:00"), .. settings]);
        return new ReloadedGraph(directory, graph);
    }

    /// <summary>Writes the file, and lets the product look.</summary>
    public void Reload(string json)
    {
        System.IO.File.WriteAllText(File, json);
        Look();
    }

    /// <summary>Sets one key, and no other.</summary>
    public void Set(string key, string value) => Reload($$"""{ "{{key}}": "{{value}}" }""");

    public void Delete() => System.IO.File.Delete(File);

    public void Look() => Graph.Services.GetRequiredService<SettingsReload>().Look();

    public async ValueTask DisposeAsync()
    {
        await Graph.DisposeAsync();
        _directory.Delete(recursive: true);
    }
}
