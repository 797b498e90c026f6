using System.Reflection;
using System.Text.RegularExpressions;
using GraphBff.Engine.Execution;
using GraphBff.Hosting;
using GraphBff.Transport;
using GraphBff.Upstream.Calls;

namespace GraphBff.Tests.Architecture;

/// <summary>The README's table has every option by the key that sets it, and no other.</summary>
public sealed partial class OptionTableTests
{
    private static readonly Assembly[] Assemblies =
    [
        typeof(CallerOptions).Assembly,
        typeof(Caller).Assembly,
        typeof(GraphTransportOptions).Assembly,
        typeof(UpstreamOptions).Assembly,
        typeof(DemoServices.DemoServicesOptions).Assembly,
    ];

    // What can be set only when it is made is no matter of configuration.
    private static readonly Type[] Options =
    [
        .. Assemblies.SelectMany(assembly => assembly.GetTypes()).Where(type => type.Name.EndsWith("Options", StringComparison.Ordinal) && Settable(type).Any()),
    ];

    [Fact]
    public void Options_AllOfTheProduct_SayTheirSection() => Assert.All(Options, options => Assert.NotNull(SectionOf(options)));

    [Fact]
    public void Table_OfTheReadme_HasEveryOptionAndNoOther()
    {
        var keys = Options.SelectMany(options => Settable(options).Select(option => $"{SectionOf(options)}:{option.Name}"))
            // The framework's own key.
            .Select(key => key == $"{GraphTransportOptions.Section}:{nameof(GraphTransportOptions.AllowedHosts)}" ? "AllowedHosts" : key)
            .ToList();
        var rows = File.ReadLines(Path.Combine(Repository.Root, "README.md"))
            .SkipWhile(line => line != "## Configuration").Skip(1)
            .TakeWhile(line => !line.StartsWith("## ", StringComparison.Ordinal))
            .Where(line => line.StartsWith("| `", StringComparison.Ordinal))
            .SelectMany(line => Code().Matches(line.Split(" | ")[0]).Select(match => match.Groups[1].Value))
            // Of each service, and not of a class.
            .Where(key => !key.EndsWith("_SERVICE_URL", StringComparison.Ordinal) && !key.StartsWith("Upstreams:", StringComparison.Ordinal))
            .ToList();

        Assert.Equal("", string.Join(", ", keys.Except(rows)));
        Assert.Equal("", string.Join(", ", rows.Except(keys)));
    }

    private static string? SectionOf(Type options) => options.GetField("Section")?.GetRawConstantValue() as string;

    private static IEnumerable<PropertyInfo> Settable(Type options) =>
        options.GetProperties(BindingFlags.Instance | BindingFlags.Public | BindingFlags.DeclaredOnly)
            .Where(option => option.SetMethod is { IsPublic: true } set
                && !set.ReturnParameter.GetRequiredCustomModifiers().Contains(typeof(System.Runtime.CompilerServices.IsExternalInit)));

    [GeneratedRegex("`([^`]+)`")]
    private static partial Regex Code();
}
