using GraphBff.Testing;

namespace GraphBff.Tests.Ide;

/// <summary>The product with substitutes for the IDE's files, and a client that follows no redirect.</summary>
public sealed class IdeFixture : IAsyncLifetime
{
    /// <summary>A file next to the IDE's folder, which must not be served.</summary>
    public const string Secret = "not for browsers";

    private readonly DirectoryInfo _directory = Directory.CreateTempSubdirectory("graphbff-ide-");
    private TestGraph? _graph;

    public HttpClient Client { get; private set; } = null!;

    public async Task InitializeAsync()
    {
        File.WriteAllText(Path.Combine(_directory.FullName, "secret.txt"), Secret);
        var ide = _directory.CreateSubdirectory("ide").FullName;
        foreach (var file in (string[])[
            "index.html",
            "service-worker.js",
            "manifest.webmanifest",
            "LICENSE",
            "static/js/main.1f.js",
            "static/css/styles.2e.css",
            "static/media/Font.3d.woff2"
        ])
        {
            var path = Path.Combine(ide, file);
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            await File.WriteAllTextAsync(path, $"this is {file}");
        }

        _graph = await TestGraph.StartAsync(("Ide:Enabled", "true"), ("Ide:Directory", ide));
        Client = ClientOf(_graph);
    }

    public async Task DisposeAsync()
    {
        Client.Dispose();
        await _graph!.DisposeAsync();
        _directory.Delete(recursive: true);
    }

    public static HttpClient ClientOf(TestGraph graph)
        => new(new HttpClientHandler { AllowAutoRedirect = false }) { BaseAddress = graph.Http.BaseAddress };
}
