using System.Net;
using GraphBff.Transport.Documents;
using StackExchange.Redis;

namespace GraphBff.Hosting.Documents;

/// <summary>Registers Redis, where it is configured.</summary>
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

    // The client takes any text for a name, and looks it up until it is stopped.
    private static bool IsPlace(EndPoint place) => place switch
    {
        DnsEndPoint name => Uri.CheckHostName(name.Host) != UriHostNameType.Unknown && name.Port > 0,
        IPEndPoint address => address.Port > 0,
        _ => true,
    };

    private static bool IsAddress(string text)
    {
        try
        {
            return ConfigurationOptions.Parse(text).EndPoints is { Count: > 0 } places && places.All(IsPlace);
        }
        catch (ArgumentException)
        {
            return false;
        }
    }
}
