namespace GraphBff.Hosting;

/// <summary>Registers the warm-up.</summary>
internal static class WarmUpServiceCollectionExtensions
{
    public static IServiceCollection AddWarmUp(this IServiceCollection services)
    {
        services.AddOptions<WarmUpOptions>().BindConfiguration(WarmUpOptions.Section).ValidateDataAnnotations().ValidateOnStart();
        return services.AddHostedService<WarmUp>();
    }
}
