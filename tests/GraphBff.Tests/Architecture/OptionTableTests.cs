using System.ComponentModel.DataAnnotations;
using System.Reflection;
using System.Text.RegularExpressions;
using GraphBff.Adapters.Operations;
using GraphBff.Engine.Configuration;
using GraphBff.Engine.Operations;
using GraphBff.Hosting;
using GraphBff.Testing;
using GraphBff.Transport.Configuration;
using GraphBff.Upstream.Configuration;

namespace GraphBff.Tests.Architecture;

/// <summary>The page of each project lists exactly its options, by their keys.</summary>
public sealed partial class OptionTableTests
{
    private static readonly Assembly[] Assemblies =
    [
        typeof(CallerOptions).Assembly,
        typeof(OperationOptions).Assembly,
        typeof(Caller).Assembly,
        typeof(GraphTransportOptions).Assembly,
        typeof(UpstreamOptions).Assembly,
        typeof(DemoServices.Configuration.DemoServicesOptions).Assembly,
    ];

    public static TheoryData<Assembly> Projects { get; } = [.. Assemblies];

    [Theory]
    [MemberData(nameof(Projects), DisableDiscoveryEnumeration = true)]
    public void Options_OfAProject_SayTheirSection(Assembly project)
        => Assert.All(OptionsOf(project), options => Assert.NotNull(SectionOf(options)));

    [Theory]
    [MemberData(nameof(Projects), DisableDiscoveryEnumeration = true)]
    public void Table_OfAProjectsPage_HasEveryOptionAndNoOther(Assembly project)
    {
        var keys = OptionsOf(project).SelectMany(options => Settable(options).Select(option => $"{SectionOf(options)}:{option.Name}"))
            // The framework's own key.
            .Select(key => key == $"{GraphTransportOptions.Section}:{nameof(GraphTransportOptions.AllowedHosts)}" ? "AllowedHosts" : key)
            .ToList();
        var rows = File.ReadLines(Path.Combine(Repository.Root, "src", project.GetName().Name!, "README.md"))
            .SkipWhile(line => line != "## Options").Skip(1)
            .TakeWhile(line => !line.StartsWith("## ", StringComparison.Ordinal))
            .Where(line => line.StartsWith("| `", StringComparison.Ordinal))
            .SelectMany(line => Code().Matches(line.Split(" | ")[0]).Select(match => match.Groups[1].Value))
            // A setting of each service, not of an options class.
            .Where(
                key => !key.EndsWith("_SERVICE_URL", StringComparison.Ordinal) && !key.StartsWith("Upstreams:", StringComparison.Ordinal)
                    && !key.StartsWith("GrpcWeb:Services:", StringComparison.Ordinal))
            .ToList();

        Assert.NotEmpty(rows);
        Assert.Equal("", string.Join(", ", keys.Except(rows)));
        Assert.Equal("", string.Join(", ", rows.Except(keys)));
    }

    [Theory]
    [MemberData(nameof(Projects), DisableDiscoveryEnumeration = true)]
    public void Table_OfAProjectsPage_MarksTheOptionsThatReload(Assembly project)
    {
        var reloadable = OptionsOf(project).SelectMany(options => Settable(options)
            .Where(option => option.IsDefined(typeof(ReloadableAttribute)))
            .Select(option => $"{SectionOf(options)}:{option.Name}"));

        var marked = File.ReadLines(Path.Combine(Repository.Root, "src", project.GetName().Name!, "README.md"))
            .Where(line => line.StartsWith("| `", StringComparison.Ordinal))
            .SelectMany(line => Marked().Matches(line.Split(" | ")[0]).Select(match => match.Groups[1].Value));

        Assert.Equal(reloadable.Order(), marked.Order());
    }

    // .NET reads a plain number as days. Without a range, 10 for ten seconds would be accepted.
    [Theory]
    [MemberData(nameof(Projects), DisableDiscoveryEnumeration = true)]
    public void Durations_OfAProject_HaveARange(Assembly project) => Assert.All(
        OptionsOf(project).SelectMany(Settable).Where(option => option.PropertyType == typeof(TimeSpan)),
        option => Assert.NotNull(option.GetCustomAttribute<RangeAttribute>()));

    // A property that is set only on creation is not configuration.
    private static IEnumerable<Type> OptionsOf(Assembly project)
        => project.GetTypes().Where(type => type.Name.EndsWith("Options", StringComparison.Ordinal) && Settable(type).Any());

    private static string? SectionOf(Type options) => options.GetField("Section")?.GetRawConstantValue() as string;

    private static IEnumerable<PropertyInfo> Settable(Type options)
        => options.GetProperties(BindingFlags.Instance | BindingFlags.Public | BindingFlags.DeclaredOnly)
            .Where(option => option.SetMethod is { IsPublic: true } set
                && !set.ReturnParameter.GetRequiredCustomModifiers().Contains(typeof(System.Runtime.CompilerServices.IsExternalInit)));

    [GeneratedRegex("`([^`]+)` ↻")]
    private static partial Regex Marked();

    [GeneratedRegex("`([^`]+)`")]
    private static partial Regex Code();
}
