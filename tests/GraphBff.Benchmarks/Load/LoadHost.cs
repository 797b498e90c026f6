using GraphBff.Benchmarks.Live;
using GraphBff.DemoServices;
using GraphBff.Graph;
using GraphBff.Hosting;
using GraphBff.Services;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace GraphBff.Benchmarks.Load;

/// <summary>
/// One of the processes under load. It prints its address and answers each line of its input. It runs until its input is closed or it
/// gets a signal to stop.
/// </summary>
internal static class LoadHost
{
    public static async Task RunAsync(string role, string[] args)
    {
        var probe = new ServiceProbe();
        using var subscribers = new SubscriberCount();
        await using var app = role switch
        {
            "services" => CreateServices(probe, args),
            "product" => GraphHost.Build(CreateBuilder(args[0])),
            "handwritten" => HandWrittenEndpoint.Build(CreateBuilder(args[0])),
            "collector" => CreateCollector(),
            "bare" => BareServer.Build(CreateBuilder("http://127.0.0.1:1")),
            _ => throw new ArgumentException($"There is no role '{role}'."),
        };
        await app.StartAsync();
        Console.WriteLine(app.Urls.First());
        // A read from the console blocks and ignores a shutdown, so it runs on another thread.
        await Task.WhenAny(Task.Run(() => AnswerAsync(probe, subscribers)), app.WaitForShutdownAsync());
    }

    private static async Task AnswerAsync(ServiceProbe probe, SubscriberCount subscribers)
    {
        while (await Console.In.ReadLineAsync() is { } line)
        {
            Console.WriteLine(line.Split(' ') switch
            {
                ["memory"] => GC.GetTotalMemory(forceFullCollection: true),
                ["streams"] => probe.OpenStreams,
                ["subscribers"] => subscribers.Value,
                ["held"] => probe.Held,
                ["hold"] => Do(probe.Hold),
                ["release"] => Do(probe.Release),
                _ => GC.GetTotalAllocatedBytes(),
            });
        }
    }

    private static long Do(Action action)
    {
        action();
        return 0;
    }

    // Takes what a product exports, and forgets it.
    private static WebApplication CreateCollector()
    {
        var app = CreateBuilder("http://127.0.0.1:1").Build();
        app.MapPost("/v1/{signal}", async context => await context.Request.Body.CopyToAsync(Stream.Null));
        return app;
    }

    // With a directory and a port, the services can be killed and restarted with the same data and address.
    private static WebApplication CreateServices(ServiceProbe probe, string[] args) => DemoServicesHost.CreateEmbedded(
        options =>
        {
            options.InMemory = args.Length == 0;
            options.DataDirectory = args is [var directory, ..] ? directory : options.DataDirectory;
        },
        builder =>
        {
            builder.Services.AddSingleton(probe);
            builder.Services.AddGrpc(options => options.Interceptors.Add<ServiceProbe>());
            if (args is [_, var port])
            {
                builder.WebHost.UseUrls($"http://127.0.0.1:{port}");
            }
        });

    private static WebApplicationBuilder CreateBuilder(string services)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Configuration.AddInMemoryCollection(
            Modules.All.Select(module => KeyValuePair.Create(UpstreamAddresses.Key(module), (string?)services)));
        builder.Configuration.AddInMemoryCollection([new("urls", "http://127.0.0.1:0"), new("Drain:Delay", "00:00:00")]);
        // Calls may be slow on a busy machine. They must not time out.
        builder.Configuration.AddInMemoryCollection([new("Calls:CallTimeout", "00:01:00"), new("Transport:RequestBudget", "00:01:00")]);
        builder.Configuration["Adapters:Operations"] = Path.Combine(AppContext.BaseDirectory, "Load", "Operations");
        builder.Logging.ClearProviders();
        return builder;
    }
}
