using GraphBff.Services;
using Microsoft.Extensions.Options;

namespace GraphBff.Hosting.Reloading;

/// <summary>Checks settings as the start does: what would not start is not taken over.</summary>
internal static class SettingsCheck
{
    /// <exception cref="Exception">As at the start, whatever is wrong.</exception>
    public static void Check(IConfiguration settings, IHostEnvironment environment, GraphModules modules)
    {
        var builder = WebApplication.CreateEmptyBuilder(new()
        {
            ApplicationName = environment.ApplicationName,
            ContentRootPath = environment.ContentRootPath,
            EnvironmentName = environment.EnvironmentName,
        });
        builder.Configuration.AddConfiguration(settings);
        builder.Logging.AddConfiguration(builder.Configuration.GetSection("Logging"));
        UpstreamAddresses.CheckNames(builder.Configuration, modules.All);
        foreach (var module in modules.All)
        {
            UpstreamAddresses.Require(builder.Configuration, module);
        }

        // Nothing of it starts: the options are bound and validated.
        builder.Services.AddReloadOptions();
        GraphHost.AddServices(builder, modules);
        using var services = builder.Services.BuildServiceProvider();
        _ = services.GetRequiredService<IOptions<LoggerFilterOptions>>().Value;
        services.GetRequiredService<IStartupValidator>().Validate();
    }
}
