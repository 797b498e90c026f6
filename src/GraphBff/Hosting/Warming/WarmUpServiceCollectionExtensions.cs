namespace GraphBff.Hosting.Warming;

/// <summary>Registers the warm-up.</summary>
internal static class WarmUpServiceCollectionExtensions
{
    /// <param name="services">The services of the host.</param>
    /// <param name="warmsUp">Whether the process warms up. If not, it is ready as soon as it listens.</param>
    public static IServiceCollection AddWarmUp(this IServiceCollection services, bool warmsUp)
    {
        services.AddSingleton(new WarmUpState(isDone: !warmsUp));
        if (!warmsUp)
        {
            return services;
        }

        services.AddOptions<WarmUpOptions>().BindConfiguration(WarmUpOptions.Section).ValidateDataAnnotations().ValidateOnStart();
        services.AddSingleton<RequestPipeline>();
        services.AddSingleton<IStartupFilter>(provider => provider.GetRequiredService<RequestPipeline>());
        return services.AddHostedService<WarmUp>();
    }
}
