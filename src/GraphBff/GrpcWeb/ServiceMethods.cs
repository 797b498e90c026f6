using System.Collections.Frozen;
using Google.Protobuf.Reflection;
using GraphBff.Services;
using GraphBff.Upstream.PassThrough;
using ServiceDescriptor = Google.Protobuf.Reflection.ServiceDescriptor;

namespace GraphBff.GrpcWeb;

/// <summary>
/// The methods that clients may call, by their paths. <c>GrpcWeb:Services:user.v1.UserService</c> lists them for a service, as
/// <c>["GetUser", "ListUsers"]</c>, <c>GetUser,ListUsers</c> or <c>*</c>. By default there are none.
/// </summary>
internal sealed class ServiceMethods
{
    private const string Section = $"{GrpcWebOptions.Section}:Services";
    private const string All = "*";

    private readonly FrozenDictionary<string, EncodedMethod> _byPath;

    private ServiceMethods(IEnumerable<EncodedMethod> methods)
        => _byPath = methods.ToFrozenDictionary(method => method.Path);

    public bool IsEmpty => _byPath.Count == 0;

    /// <summary>Reads the configuration.</summary>
    /// <exception cref="ConfigurationException">It names a service or a method that the graph does not have.</exception>
    public static ServiceMethods Read(IConfiguration configuration, IReadOnlyList<Module> modules)
    {
        var section = configuration.GetSection(Section);
        return string.IsNullOrEmpty(section.Value)
            ? new(section.GetChildren().SelectMany(service => OfService(service, modules)))
            : throw new ConfigurationException($"{Section} cannot have a value: set {Section}:{modules[0].Service.FullName}.");
    }

    /// <summary>The method with this path; null if clients may not call it.</summary>
    public EncodedMethod? Find(string? path) => _byPath.GetValueOrDefault(path ?? "");

    private static IEnumerable<EncodedMethod> OfService(IConfigurationSection listed, IReadOnlyList<Module> modules)
    {
        var module = modules.FirstOrDefault(module => module.Service.FullName.Equals(listed.Key, StringComparison.OrdinalIgnoreCase))
            ?? throw new ConfigurationException(
                $"{listed.Path} is not a service of this graph. The services are "
                + $"{string.Join(", ", modules.Select(module => module.Service.FullName))}.");
        return Names(listed).SelectMany(name => Methods(listed.Path, name, module.Service)).Distinct()
            .Select(method => new EncodedMethod(module.Name, method));
    }

    private static IEnumerable<string> Names(IConfigurationSection listed)
        => listed.GetChildren().Select(name => name.Value ?? "")
            .Concat((listed.Value ?? "").Split(',', StringSplitOptions.RemoveEmptyEntries))
            .Select(name => name.Trim());

    private static List<MethodDescriptor> Methods(string path, string name, ServiceDescriptor service)
    {
        // Browsers cannot stream requests.
        var callable = service.Methods.Where(method => !method.IsClientStreaming).ToList();
        return name == All ? callable
            : callable.Find(method => method.Name == name) is { } method ? [method]
            : throw new ConfigurationException(
                $"{path}: '{name}' is not a method that can be called. The methods are "
                + $"{string.Join(", ", callable.Select(method => method.Name))}; {All} means all.");
    }
}
