namespace GraphBff.Hosting;

/// <summary>
/// Where the services are. <c>Upstreams:users:Address</c> (in appsettings, or <c>Upstreams__users__Address</c> in the environment)
/// comes first, then the variable that the seed's frontends used, such as <c>USER_SERVICE_URL</c>.
/// </summary>
internal static class UpstreamAddresses
{
    /// <summary>Each service's name in the graph, and its variable.</summary>
    public static IReadOnlyList<(string Name, string Variable)> Services { get; } =
    [
        ("users", "USER_SERVICE_URL"),
        ("orders", "ORDER_SERVICE_URL"),
        ("payments", "PAYMENT_SERVICE_URL"),
        ("inventory", "INVENTORY_SERVICE_URL"),
    ];

    /// <summary>The service's address, or null where none is configured.</summary>
    /// <exception cref="ConfigurationException">What is configured is no address.</exception>
    public static string? Find(IConfiguration configuration, string name)
    {
        var variable = Services.First(service => service.Name == name).Variable;
        var address = Present(configuration[Key(name)]) ?? Present(configuration[variable]);
        return address is null || IsAddress(address)
            ? address
            : throw new ConfigurationException($"The address of {name} must be of the form http://host:port or https://host:port, not '{address}'.");
    }

    /// <summary>The service's address, once the host's configuration is complete.</summary>
    public static Func<IServiceProvider, string> Of(string name) => services =>
        Find(services.GetRequiredService<IConfiguration>(), name)
        ?? throw new ConfigurationException($"No address is configured for {name}.");

    /// <summary>The address's place in the configuration.</summary>
    public static string Key(string name) => $"Upstreams:{name}:Address";

    private static bool IsAddress(string text) =>
        Uri.TryCreate(text, UriKind.Absolute, out var uri) && uri.Scheme is ("http" or "https") && uri.PathAndQuery == "/";

    private static string? Present(string? value) => string.IsNullOrWhiteSpace(value) ? null : value.Trim();
}
