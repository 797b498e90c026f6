using System.Text;
using GraphBff.Engine.Errors;

namespace GraphBff.Services;

/// <summary>
/// The addresses of the services. <c>Upstreams:users:Address</c> (in appsettings, or <c>Upstreams__users__Address</c> in the environment)
/// comes first, then the module's own variable, such as <c>USER_SERVICE_URL</c>.
/// </summary>
internal static class UpstreamAddresses
{
    private const string Section = "Upstreams";
    private const string Address = "Address";
    private const string Metadata = "OwnMetadata";

    /// <summary>The service's address; null if none is configured.</summary>
    /// <exception cref="ConfigurationException">The configured value is not an address.</exception>
    public static string? Find(IConfiguration configuration, Module module)
    {
        foreach (var key in (string[])[Key(module), module.AddressVariable])
        {
            if (configuration[key] is { } value && !string.IsNullOrWhiteSpace(value))
            {
                var address = value.Trim();
                return IsAddress(address) ? address : throw new ConfigurationException(
                    $"{key}: The address of {module.Name} must be of the form http://host:port or https://host:port, in ASCII and with "
                    + "nothing after it"
                    // Not repeated if it may hold a password.
                    + $"{(address.Contains('@', StringComparison.Ordinal) ? "" : $", not '{LogText.Of(address)}'")}.");
            }
        }

        return null;
    }

    /// <summary>The service's address, read after the host's configuration is complete.</summary>
    public static Func<IServiceProvider, string> Of(Module module) => services =>
        Require(services.GetRequiredService<IConfiguration>(), module);

    /// <summary>The service's address.</summary>
    /// <exception cref="ConfigurationException">There is none, or it is not an address.</exception>
    public static string Require(IConfiguration configuration, Module module)
        => Find(configuration, module) ?? throw new ConfigurationException($"No address is configured for {module.Name}.");

    /// <summary>Whether a key is of a service's address or metadata. These may change while the host runs.</summary>
    public static bool IsKey(string key, IEnumerable<Module> modules)
        => key.StartsWith($"{Section}:", StringComparison.OrdinalIgnoreCase)
            || modules.Any(module => key.Equals(module.AddressVariable, StringComparison.OrdinalIgnoreCase));

    /// <summary>
    /// The metadata that opens upstream streams which all callers share: <c>Upstreams:inventory:OwnMetadata:authorization</c>, and so on by
    /// the metadata's names; none by default. Read again for each stream, so that a credential can be replaced.
    /// </summary>
    public static Func<IServiceProvider, IEnumerable<KeyValuePair<string, string>>> OwnMetadata(string name) => services =>
        services.GetRequiredService<IConfiguration>().GetSection($"{Section}:{name}:{Metadata}").GetChildren()
            .Where(entry => !string.IsNullOrEmpty(entry.Value))
            .Select(entry => KeyValuePair.Create(entry.Key.ToLowerInvariant(), entry.Value!));

    /// <summary>Refuses settings that nothing reads, since they are mistakes.</summary>
    /// <exception cref="ConfigurationException">A name below <c>Upstreams</c> is not a service or one of its settings.</exception>
    public static void CheckNames(IConfiguration configuration, IReadOnlyList<Module> modules)
    {
        foreach (var service in configuration.GetSection(Section).GetChildren())
        {
            if (!modules.Any(module => module.Name.Equals(service.Key, StringComparison.OrdinalIgnoreCase)))
            {
                throw new ConfigurationException(
                    $"{service.Path} is not a service of this graph. The services are "
                    + $"{string.Join(", ", modules.Select(module => module.Name))}.");
            }

            if (!string.IsNullOrEmpty(service.Value))
            {
                throw new ConfigurationException($"{service.Path} cannot have a value: set {service.Path}:{Address}.");
            }

            foreach (var setting in service.GetChildren())
            {
                if (!setting.Key.Equals(Address, StringComparison.OrdinalIgnoreCase)
                    && !setting.Key.Equals(Metadata, StringComparison.OrdinalIgnoreCase))
                {
                    throw new ConfigurationException(
                        $"{setting.Path} is not a setting of a service. The settings are {Address} and {Metadata}.");
                }
            }
        }
    }

    /// <summary>Checks at the start what each upstream stream reads later.</summary>
    /// <exception cref="ConfigurationException">An entry of <c>OwnMetadata</c> cannot be sent.</exception>
    public static void CheckOwnMetadata(IConfiguration configuration, IEnumerable<Module> modules)
    {
        foreach (var entry in modules.SelectMany(module => configuration.GetSection($"{Section}:{module.Name}:{Metadata}").GetChildren()))
        {
            var fault = MetadataRules.FaultOfName(entry.Key)
                ?? (MetadataRules.CanCarry(entry.Key.ToLowerInvariant(), entry.Value ?? "") ? null : "has a value that gRPC cannot carry");
            if (fault is not null)
            {
                throw new ConfigurationException($"{entry.Path}: '{entry.Key}' {fault}.");
            }
        }
    }

    /// <summary>The configuration key of the address.</summary>
    public static string Key(Module module) => $"{Section}:{module.Name}:{Address}";

    // Credentials and a fragment would be lost silently, and no service listens at port 0.
    private static bool IsAddress(string text)
        => Uri.TryCreate(text, UriKind.Absolute, out var uri)
            && uri.Scheme is ("http" or "https")
            && uri.Port > 0
            && uri.PathAndQuery == "/"
            && Ascii.IsValid(text) && !text.AsSpan().ContainsAny("@#?");
}
