namespace GraphBff.Services;

/// <summary>
/// Where the services are. <c>Upstreams:users:Address</c> (in appsettings, or <c>Upstreams__users__Address</c> in the environment)
/// comes first, then the module's own variable, such as <c>USER_SERVICE_URL</c>.
/// </summary>
internal static class UpstreamAddresses
{
    /// <summary>The service's address, or null where none is configured.</summary>
    /// <exception cref="ConfigurationException">What is configured is no address.</exception>
    public static string? Find(IConfiguration configuration, Module module)
    {
        var address = Present(configuration[Key(module)]) ?? Present(configuration[module.AddressVariable]);
        return address is null || IsAddress(address)
            ? address
            : throw new ConfigurationException($"The address of {module.Name} must be of the form http://host:port or https://host:port, not '{address}'.");
    }

    /// <summary>The service's address, once the host's configuration is complete.</summary>
    public static Func<IServiceProvider, string> Of(Module module) => services =>
        Find(services.GetRequiredService<IConfiguration>(), module)
        ?? throw new ConfigurationException($"No address is configured for {module.Name}.");

    /// <summary>
    /// What streams that everyone shares are opened with: <c>Upstreams:inventory:OwnMetadata:authorization</c>, and so on by the
    /// metadata's names; none by default. Read anew for each stream, so that a credential can be exchanged.
    /// </summary>
    public static Func<IServiceProvider, IEnumerable<KeyValuePair<string, string>>> OwnMetadata(string name) => services =>
        services.GetRequiredService<IConfiguration>().GetSection($"Upstreams:{name}:OwnMetadata").GetChildren()
            .Where(entry => !string.IsNullOrEmpty(entry.Value))
            .Select(entry => KeyValuePair.Create(entry.Key.ToLowerInvariant(), entry.Value!));

    /// <summary>Looks at once at what is read with each stream.</summary>
    /// <exception cref="ConfigurationException">An entry of <c>OwnMetadata</c> cannot be sent.</exception>
    public static void CheckOwnMetadata(IConfiguration configuration, IEnumerable<Module> modules)
    {
        foreach (var entry in modules.SelectMany(module => configuration.GetSection($"Upstreams:{module.Name}:OwnMetadata").GetChildren()))
        {
            var fault = MetadataRules.FaultOfName(entry.Key)
                ?? (MetadataRules.IsCarried(entry.Key.ToLowerInvariant(), entry.Value ?? "") ? null : "has a value that gRPC cannot carry");
            if (fault is not null)
            {
                throw new ConfigurationException($"{entry.Path}: '{entry.Key}' {fault}.");
            }
        }
    }

    /// <summary>The address's place in the configuration.</summary>
    public static string Key(Module module) => $"Upstreams:{module.Name}:Address";

    private static bool IsAddress(string text) =>
        Uri.TryCreate(text, UriKind.Absolute, out var uri) && uri.Scheme is ("http" or "https") && uri.PathAndQuery == "/";

    private static string? Present(string? value) => string.IsNullOrWhiteSpace(value) ? null : value.Trim();
}
