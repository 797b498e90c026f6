using GraphBff.Hosting.Documents;
using GraphBff.Services;
using Microsoft.Extensions.Options;

namespace GraphBff.Hosting;

/// <summary>Refuses names of options that nothing reads, since they are mistakes.</summary>
internal static class OptionNames
{
    // They belong to no class of options, or to one that is not always registered. What is below them has its own checks.
    private static readonly string[] Others = ["GrpcWeb:Services", RedisDocumentOptions.Section];

    /// <param name="services">All services: the classes of options are found among them.</param>
    /// <param name="configuration">The configuration that they are bound to.</param>
    /// <exception cref="ConfigurationException">A section of options has a name that is none of them.</exception>
    public static void Check(IServiceCollection services, IConfiguration configuration)
    {
        var sections = services
            .Where(service => service.ServiceType.IsGenericType
                && service.ServiceType.GetGenericTypeDefinition() == typeof(IConfigureOptions<>))
            .Select(service => service.ServiceType.GetGenericArguments()[0])
            .Distinct()
            .Where(options => options.GetField("Section")?.IsLiteral == true)
            .ToLookup(options => (string)options.GetField("Section")!.GetRawConstantValue()!, StringComparer.OrdinalIgnoreCase);
        string[] nested = [.. sections.Select(section => section.Key), .. Others];
        foreach (var section in sections)
        {
            string[] names = [.. section.SelectMany(options => options.GetProperties())
                .Where(option => option.CanWrite)
                .Select(option => option.Name)];
            foreach (var child in configuration.GetSection(section.Key).GetChildren())
            {
                if (!names.Contains(child.Key, StringComparer.OrdinalIgnoreCase) && !nested.Any(path => IsAtOrAbove(child.Path, path)))
                {
                    throw new ConfigurationException(
                        $"{child.Path} is not an option. The options of {section.Key} are {string.Join(", ", names.Order())}.");
                }
            }
        }
    }

    private static bool IsAtOrAbove(string path, string other)
        => other.Equals(path, StringComparison.OrdinalIgnoreCase) || other.StartsWith($"{path}:", StringComparison.OrdinalIgnoreCase);
}
