using System.Net;
using GraphBff.Transport.Documents;
using StackExchange.Redis;

namespace GraphBff.Hosting.Documents;

/// <summary>Registers Redis if it is configured.</summary>
internal static class RedisDocumentServiceCollectionExtensions
{
    public static IServiceCollection AddRedisDocuments(this IServiceCollection services, IConfiguration configuration)
    {
        var section = configuration.GetSection(RedisDocumentOptions.Section);
        if (string.IsNullOrWhiteSpace(section[nameof(RedisDocumentOptions.Configuration)]))
        {
            return services;
        }

        services.AddOptions<RedisDocumentOptions>()
            .Bind(section)
            .ValidateDataAnnotations()
            .Validate(
                options => IsAddress(options.Configuration!),
                $"{RedisDocumentOptions.Section}:Configuration must be of the form host:6379,password=…")
            .ValidateOnStart();
        return services.AddSingleton<IDocumentStorage, RedisDocumentStorage>();
    }

    // The client accepts any text as a name, and looks it up until it is stopped.
    private static bool IsEndPoint(EndPoint endPoint) => endPoint switch
    {
        DnsEndPoint name => Uri.CheckHostName(name.Host) != UriHostNameType.Unknown && name.Port > 0,
        IPEndPoint address => address.Port > 0,
        _ => true,
    };

    private static bool IsAddress(string text)
    {
        try
        {
            return ConfigurationOptions.Parse(text).EndPoints is { Count: > 0 } endPoints && endPoints.All(IsEndPoint);
        }
        catch (ArgumentException)
        {
            return false;
        }
    }
}
