using GraphBff.Engine.Operations;
using Microsoft.Extensions.Options;

namespace GraphBff.Usage;

/// <summary>Registers the record of usage.</summary>
internal static class UsageServiceCollectionExtensions
{
    public static IServiceCollection AddUsage(this IServiceCollection services)
    {
        services.AddOptions<UsageOptions>().BindConfiguration(UsageOptions.Section).ValidateDataAnnotations().ValidateOnStart();
        services.AddSingleton<UsageMetrics>();
        services.AddSingleton<UsageRecord>();
        services.AddHostedService<UsageExport>();

        // Null if it is off. The engine then skips it.
        return services.AddSingleton<IOperationObserver>(provider =>
            provider.GetRequiredService<IOptions<UsageOptions>>().Value.Enabled ? provider.GetRequiredService<UsageRecord>() : null!);
    }
}
