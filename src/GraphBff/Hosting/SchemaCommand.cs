using GraphBff.Engine;
using GraphBff.Engine.Execution;

namespace GraphBff.Hosting;

/// <summary>The verb <c>schema export</c>: writes the contract for consumers.</summary>
internal static class SchemaCommand
{
    private const string Usage = "usage: schema export [--output DIRECTORY]";

    public static bool Claims(string[] args) => args is ["schema", ..];

    /// <returns>The exit code: 0, or 2 where the command line is not understood.</returns>
    public static async Task<int> RunAsync(string[] args)
    {
        var directory = args switch
        {
            ["schema", "export"] => FindSchemaDirectory(),
            ["schema", "export", "--output", var output] => output,
            _ => null,
        };
        if (directory is null)
        {
            await Console.Error.WriteLineAsync(Usage);
            return 2;
        }

        Directory.CreateDirectory(directory);
        var file = Path.Combine(directory, "schema.graphql");
        await File.WriteAllTextAsync(file, CreateEngine().Sdl);
        Console.WriteLine($"Wrote {Path.GetFullPath(file)}");
        return 0;
    }

    // The schema does not depend on where the services are, and no call is made: any address will do.
    private static GraphEngine CreateEngine()
    {
        var addresses = Rooms.All.Select(room =>
            KeyValuePair.Create(UpstreamAddresses.Key(room), (string?)"http://127.0.0.1:1"));
        var services = new ServiceCollection();
        services.AddSingleton<IConfiguration>(new ConfigurationBuilder().AddInMemoryCollection(addresses).Build());
        services.AddGraph().AddRooms();
        return services.BuildServiceProvider().GetRequiredService<GraphEngine>();
    }

    private static string? FindSchemaDirectory()
    {
        for (var directory = new DirectoryInfo(Directory.GetCurrentDirectory()); directory is not null; directory = directory.Parent)
        {
            if (File.Exists(Path.Combine(directory.FullName, "GraphBff.sln")))
            {
                return Path.Combine(directory.FullName, "schema");
            }
        }

        return null;
    }
}
