#if EMBED_DEMO_SERVICES
using System.Diagnostics;
using GraphBff.Graph;

namespace GraphBff.Hosting.Stack;

/// <summary>
/// The product and what it works with, each in a process of its own: the demo services, Redis for persisted queries, and Prometheus. Redis
/// and Prometheus are programs of this machine. The stack runs without those that are missing, and says so.
/// </summary>
internal sealed class LocalStack(TextWriter output) : IAsyncDisposable
{
    private const string DefaultUrl = "http://127.0.0.1:8080";

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("graphbff-stack-");
    private readonly List<StackPart> _parts = [];
    private readonly List<string> _addresses = [];

    /// <summary>Starts all parts, and waits until one of them ends.</summary>
    /// <param name="args">Configuration of the product.</param>
    /// <param name="cancellationToken">Cancelled when the stack is to stop.</param>
    /// <returns>Which part ended, as a sentence.</returns>
    /// <exception cref="StackException">A part did not start.</exception>
    /// <exception cref="OperationCanceledException">The stack is to stop.</exception>
    public async Task<string> RunAsync(IReadOnlyList<string> args, CancellationToken cancellationToken)
    {
        var redis = await StartRedisAsync(cancellationToken);
        var services = await StartServicesAsync(cancellationToken);
        var product = await StartProductAsync(args, services, redis, cancellationToken);
        await StartPrometheusAsync(product, cancellationToken);
        output.WriteLine();
        _addresses.ForEach(output.WriteLine);
        output.WriteLine("Ctrl+C stops all.");
        output.WriteLine();

        await Task.WhenAny(_parts.Select(part => part.Ended)).WaitAsync(cancellationToken);
        return $"{_parts.First(part => part.Ended.IsCompleted).Name} ended, so the others stop.";
    }

    /// <summary>Stops the parts, those that call others first.</summary>
    public async ValueTask DisposeAsync()
    {
        foreach (var part in Enumerable.Reverse(_parts))
        {
            await part.DisposeAsync();
        }

        _folder.Delete(recursive: true);
    }

    private async Task<string?> StartRedisAsync(CancellationToken cancellationToken)
    {
        if (Find("redis-server", "the product keeps persisted queries in its own memory") is not { } program)
        {
            return null;
        }

        var port = StackPorts.FreeFrom(6379);
        string[] options = ["--port", $"{port}", "--bind", "127.0.0.1", "--save", "", "--dir", _folder.FullName];
        await StartAsync("redis", new(program, options), port, cancellationToken);
        return Announce("Redis", $"127.0.0.1:{port}");
    }

    private async Task<string> StartServicesAsync(CancellationToken cancellationToken)
    {
        var port = StackPorts.FreeFrom(50051);
        var command = Dotnet("GraphBff.DemoServices.dll", ["--urls", $"http://127.0.0.1:{port}"]);
        command.Environment.TryAdd("DemoServices__InMemory", "true");
        await StartAsync("services", command, port, cancellationToken);
        return Announce("Services", $"http://127.0.0.1:{port}");
    }

    private async Task<int> StartProductAsync(
        IReadOnlyList<string> args, string services, string? redis, CancellationToken cancellationToken)
    {
        var configured = new ConfigurationBuilder().AddEnvironmentVariables("ASPNETCORE_").AddCommandLine([.. args]).Build();
        var url = configured[WebHostDefaults.ServerUrlsKey] is { Length: > 0 } urls ? urls.Split(';')[0] : DefaultUrl;
        var address = BindingAddress.Parse(url);
        var port = address.Port == 0 ? StackPorts.FreeFrom(8080) : address.Port;
        var command = Dotnet("GraphBff.dll", [.. args, "--urls", $"{address.Scheme}://{address.Host}:{port}"]);
        command.Environment.TryAdd("ASPNETCORE_ENVIRONMENT", Environments.Development);
        command.Environment.TryAdd("Metrics__Enabled", "true");
        foreach (var module in Modules.All)
        {
            command.Environment.TryAdd(module.AddressVariable, services);
        }

        if (redis is not null)
        {
            command.Environment.TryAdd("Transport__Documents__Redis__Configuration", redis);
        }

        await StartAsync("graphbff", command, port, cancellationToken);
        Announce("GraphBff", $"{address.Scheme}://127.0.0.1:{port}/graphql");
        return port;
    }

    private async Task StartPrometheusAsync(int product, CancellationToken cancellationToken)
    {
        if (Find("prometheus", "nothing reads /metrics") is not { } program)
        {
            return;
        }

        var configuration = Path.Combine(_folder.FullName, "prometheus.yml");
        await File.WriteAllTextAsync(
            configuration,
            $$"""
            global: { scrape_interval: 5s }
            scrape_configs:
              - job_name: graphbff
                static_configs: [{ targets: ["127.0.0.1:{{product}}"] }]

            """,
            cancellationToken);
        var port = StackPorts.FreeFrom(9090);
        string[] options =
        [
            $"--config.file={configuration}", $"--storage.tsdb.path={Path.Combine(_folder.FullName, "metrics")}",
            $"--web.listen-address=127.0.0.1:{port}", "--log.level=warn",
        ];
        await StartAsync("prometheus", new(program, options), port, cancellationToken);
        Announce("Prometheus", $"http://127.0.0.1:{port}");
    }

    private Task StartAsync(string name, ProcessStartInfo command, int port, CancellationToken cancellationToken)
    {
        var part = StackPart.Start(name, command, output);
        _parts.Add(part);
        return part.ListenAsync(port, cancellationToken);
    }

    private string Announce(string name, string address)
    {
        _addresses.Add($"{name,-10} {address}");
        return address;
    }

    private string? Find(string program, string without)
    {
        var found = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator)
            .Select(folder => Path.Combine(folder, program))
            .FirstOrDefault(File.Exists);
        if (found is null)
        {
            output.WriteLine($"{program} is not on the PATH, so {without}.");
        }

        return found;
    }

    // The programs lie beside each other.
    private static ProcessStartInfo Dotnet(string program, IEnumerable<string> args)
    {
        var host = Environment.ProcessPath is { } path && Path.GetFileNameWithoutExtension(path) == "dotnet" ? path : "dotnet";
        return new(host, [Path.Combine(AppContext.BaseDirectory, program), .. args]);
    }
}
#endif
