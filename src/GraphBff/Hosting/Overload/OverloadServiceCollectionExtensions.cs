namespace GraphBff.Hosting.Overload;

/// <summary>Registers the look for overload.</summary>
internal static class OverloadServiceCollectionExtensions
{
    public static IServiceCollection AddOverload(this IServiceCollection services)
    {
        services.AddOptions<OverloadOptions>().BindConfiguration(OverloadOptions.Section).ValidateDataAnnotations().ValidateOnStart();
        services.AddSingleton<OverloadMetrics>();
        services.AddSingleton(provider => ActivatorUtilities.CreateInstance<OverloadState>(provider, Random.Shared));
        return services.AddHostedService<PoolDelaySampler>();
    }
}
