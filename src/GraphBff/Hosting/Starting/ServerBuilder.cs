using GraphBff.Hosting.Reloading;
using GraphBff.Services;
using Microsoft.Extensions.Configuration.Memory;

namespace GraphBff.Hosting.Starting;

/// <summary>Makes the server's builder. The result is the same in every working directory.</summary>
internal static class ServerBuilder
{
    private const string Settings = "appsettings.json";

    // gRPC logs each failed call with the service's raw text. The product logs it once, escaped.
    private static readonly Dictionary<string, string?> LogLevels = new()
    {
        ["Logging:LogLevel:Default"] = "Information",
        ["Logging:LogLevel:Microsoft.AspNetCore"] = "Warning",
        ["Logging:LogLevel:Grpc"] = "Warning",
        ["Logging:LogLevel:Grpc.Net.Client.Balancer.DnsResolver"] = "Critical",
        ["Logging:LogLevel:System.Net.Http"] = "Warning",
    };

    /// <param name="args">The command line, as configuration.</param>
    /// <exception cref="ConfigurationException">A configured URL is not an address.</exception>
    public static WebApplicationBuilder Create(string[] args)
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions { Args = args, ContentRootPath = ContentRoot(args) });

        // The first source is the weakest, so any configuration wins.
        builder.Configuration.Sources.Insert(0, new MemoryConfigurationSource { InitialData = LogLevels });
        builder.UseCheckedFiles();
        CheckUrls(builder.Configuration[WebHostDefaults.ServerUrlsKey] ?? "");
        return builder;
    }

    // A port that is not a number would become part of the host, and an unknown host means every interface, at port 80.
    private static void CheckUrls(string urls)
    {
        foreach (var url in urls.Split(';', StringSplitOptions.RemoveEmptyEntries))
        {
            var host = BindingAddress.Parse(url).Host;
            if (host.Contains(':', StringComparison.Ordinal)
                && !host.StartsWith('[')
                && !host.StartsWith("unix:", StringComparison.OrdinalIgnoreCase))
            {
                throw new ConfigurationException($"urls: '{url}' must be of the form http://host:port.");
            }
        }
    }

    /// <summary>
    /// The directory of the settings: the working directory if it has some, else the program's own; null if it is configured.
    /// </summary>
    private static string? ContentRoot(string[] args)
    {
        var given = new ConfigurationBuilder()
            .AddEnvironmentVariables("DOTNET_")
            .AddEnvironmentVariables("ASPNETCORE_")
            .AddCommandLine(args)
            .Build();
        return given[HostDefaults.ContentRootKey] is null && !File.Exists(Settings) ? AppContext.BaseDirectory : null;
    }
}
