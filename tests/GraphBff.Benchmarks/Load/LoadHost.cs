using GraphBff.DemoServices;
using GraphBff.Hosting;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Logging;

namespace GraphBff.Benchmarks.Load;

/// <summary>One of the processes under load. It says where it listens, answers each line of its input with the bytes that it has
/// allocated so far, and lives until its input is closed.</summary>
internal static class LoadHost
{
    public static async Task RunAsync(string role, string[] args)
    {
        await using var app = role switch
        {
            "services" => DemoServicesHost.CreateEmbedded(options => options.InMemory = true),
            "product" => GraphHost.Build(CreateBuilder(args[0])),
            "handwritten" => HandWrittenEndpoint.Build(CreateBuilder(args[0])),
            _ => throw new ArgumentException($"'{role}' is no role."),
        };
        await app.StartAsync();
        Console.WriteLine(app.Urls.First());
        while (await Console.In.ReadLineAsync() is not null)
        {
            Console.WriteLine(GC.GetTotalAllocatedBytes());
        }
    }

    private static WebApplicationBuilder CreateBuilder(string services)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Configuration.AddInMemoryCollection(
            Rooms.All.Select(room => KeyValuePair.Create(UpstreamAddresses.Key(room), (string?)services)));
        builder.Configuration.AddInMemoryCollection([new("urls", "http://127.0.0.1:0")]);
        builder.Logging.ClearProviders();
        return builder;
    }
}
