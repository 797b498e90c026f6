namespace GraphBff.Hosting.Starting;

/// <summary>The server itself, from its configuration to its end.</summary>
internal static class ProductServer
{
    /// <param name="args">The command line, as configuration.</param>
    /// <returns>The exit code: 0; 1 where it did not start.</returns>
    public static async Task<int> RunAsync(string[] args)
    {
        bool hasStarted = false;
        try
        {
            var builder = ServerBuilder.Create(args);
            builder.Logging.StaySilentUntil(() => Volatile.Read(ref hasStarted));
            await using var embedded = await EmbeddedServices.StartAsync(builder, Modules.All);
            var app = GraphHost.Build(builder, warmsUp: true);
            app.Lifetime.ApplicationStarted.Register(() => Volatile.Write(ref hasStarted, true));
            app.AnnounceOnStart(embedded);
            await app.RunAsync();
            return 0;
        }
        catch (Exception exception) when (!hasStarted && StartFailure.Explain(exception) is { } line)
        {
            await Console.Error.WriteLineAsync(line);
            return 1;
        }
    }
}
