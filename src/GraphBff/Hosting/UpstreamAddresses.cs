namespace GraphBff.Hosting;

/// <summary>
/// Where the services are. <c>Upstreams:users:Address</c> (in appsettings, or <c>Upstreams__users__Address</c> in the environment)
/// comes first, then the room's own variable, such as <c>USER_SERVICE_URL</c>.
/// </summary>
internal static class UpstreamAddresses
{
    /// <summary>The service's address, or null where none is configured.</summary>
    /// <exception cref="ConfigurationException">What is configured is no address.</exception>
    public static string? Find(IConfiguration configuration, Room room)
    {
        var address = Present(configuration[Key(room)]) ?? Present(configuration[room.AddressVariable]);
        return address is null || IsAddress(address)
            ? address
            : throw new ConfigurationException($"The address of {room.Name} must be of the form http://host:port or https://host:port, not '{address}'.");
    }

    /// <summary>The service's address, once the host's configuration is complete.</summary>
    public static Func<IServiceProvider, string> Of(Room room) => services =>
        Find(services.GetRequiredService<IConfiguration>(), room)
        ?? throw new ConfigurationException($"No address is configured for {room.Name}.");

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
    public static void CheckOwnMetadata(IConfiguration configuration, IEnumerable<Room> rooms)
    {
        foreach (var entry in rooms.SelectMany(room => configuration.GetSection($"Upstreams:{room.Name}:OwnMetadata").GetChildren()))
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
    public static string Key(Room room) => $"Upstreams:{room.Name}:Address";

    private static bool IsAddress(string text) =>
        Uri.TryCreate(text, UriKind.Absolute, out var uri) && uri.Scheme is ("http" or "https") && uri.PathAndQuery == "/";

    private static string? Present(string? value) => string.IsNullOrWhiteSpace(value) ? null : value.Trim();
}
