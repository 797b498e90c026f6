using System.Text;
using GraphBff.Engine.Errors;

namespace GraphBff.Services;

/// <summary>
/// Where the services are. <c>Upstreams:users:Address</c> (in appsettings, or <c>Upstreams__users__Address</c> in the environment)
/// comes first, then the module's own variable, such as <c>USER_SERVICE_URL</c>.
/// </summary>
internal static class UpstreamAddresses
{
    private const string Section = "Upstreams";
    private const string Address = "Address";
    private const string Metadata = "OwnMetadata";

    /// <summary>The service's address, or null where none is configured.</summary>
    /// <exception cref="ConfigurationException">What is configured is no address.</exception>
    public static string? Find(IConfiguration configuration, Module module)
    {
        foreach (string key in (string[])[Key(module), module.AddressVariable])
        {
            if (configuration[key] is { } value && !string.IsNullOrWhiteSpace(value))
            {
                string address = value.Trim();
                return IsAddress(address) ? address : throw new ConfigurationException(
                    $"{key}: The address of {module.Name} must be of the form http://host:port or https://host:port, in ASCII and without more"
                    // One that may hold a password is not repeated.
                    + $"{(address.Contains('@', StringComparison.Ordinal) ? "" : $", not '{LogText.Of(address)}'")}.");
            }
        }

        return null;
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
        services.GetRequiredService<IConfiguration>().GetSection($"{Section}:{name}:{Metadata}").GetChildren()
            .Where(entry => !string.IsNullOrEmpty(entry.Value))
            .Select(entry => KeyValuePair.Create(entry.Key.ToLowerInvariant(), entry.Value!));

    /// <summary>Refuses what nothing reads: it was meant for something.</summary>
    /// <exception cref="ConfigurationException">A name below <c>Upstreams</c> is none of a service or of its settings.</exception>
    public static void CheckNames(IConfiguration configuration, IReadOnlyList<Module> modules)
    {
        foreach (var service in configuration.GetSection(Section).GetChildren())
        {
            if (!modules.Any(module => module.Name.Equals(service.Key, StringComparison.OrdinalIgnoreCase)))
            {
                throw new ConfigurationException($"{service.Path} is no service of this graph: they are {string.Join(", ", modules.Select(module => module.Name))}.");
            }

            if (!string.IsNullOrEmpty(service.Value))
            {
                throw new ConfigurationException($"{service.Path} has no value of its own: set {service.Path}:{Address}.");
            }

            foreach (var setting in service.GetChildren())
            {
                if (!setting.Key.Equals(Address, StringComparison.OrdinalIgnoreCase) && !setting.Key.Equals(Metadata, StringComparison.OrdinalIgnoreCase))
                {
                    throw new ConfigurationException($"{setting.Path} is no setting of a service: they are {Address} and {Metadata}.");
                }
            }
        }
    }

    /// <summary>Looks at once at what is read with each stream.</summary>
    /// <exception cref="ConfigurationException">An entry of <c>OwnMetadata</c> cannot be sent.</exception>
    public static void CheckOwnMetadata(IConfiguration configuration, IEnumerable<Module> modules)
    {
        foreach (var entry in modules.SelectMany(module => configuration.GetSection($"{Section}:{module.Name}:{Metadata}").GetChildren()))
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
    public static string Key(Module module) => $"{Section}:{module.Name}:{Address}";

    // Credentials and a fragment would be lost in silence; no service listens at port 0.
    private static bool IsAddress(string text) =>
        Uri.TryCreate(text, UriKind.Absolute, out var uri) && uri.Scheme is ("http" or "https") && uri.Port > 0 && uri.PathAndQuery == "/"
        && Ascii.IsValid(text) && !text.AsSpan().ContainsAny("@#?");
}
