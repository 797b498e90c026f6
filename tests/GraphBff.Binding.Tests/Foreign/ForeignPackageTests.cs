using System.Collections.Concurrent;
using System.Globalization;
using GraphBff.Binding.Explaining;
using GraphBff.Binding.Names;
using GraphBff.Binding.Plans;
using GraphBff.Binding.Types;
using GraphBff.Testing;

namespace GraphBff.Binding.Tests.Foreign;

/// <summary>Real services that no one here wrote: each loads, and conventions alone bind its reads.</summary>
public sealed class ForeignPackageTests
{
    private static readonly ConcurrentDictionary<string, Task<GraphPlan>> Plans = new();

    public static TheoryData<ForeignPackage> Packages => [.. ForeignPackages.All];

    [Theory]
    [MemberData(nameof(Packages), DisableDiscoveryEnumeration = true)]
    public async Task Package_WithoutALine_BindsAsManyReadsAsThePageSays(ForeignPackage package)
    {
        var plan = await PlanAsync(package);

        var methods = plan.Services.SelectMany(service => service.Methods).ToList();
        var unbound = methods.Where(method => method.Use == MethodUse.None)
            .Select(method => $"{method.Method.Service.Name}.{method.Method.Name}");
        var bound = methods.Count(method => method.Use is MethodUse.Query or MethodUse.Subscription or MethodUse.Loader);
        var reads = bound + package.UnboundReads.Length;

        Assert.Subset(unbound.ToHashSet(), package.UnboundReads.ToHashSet());
        Assert.InRange((double)bound / reads, package.Least, 1);
        Assert.Contains(
            string.Create(CultureInfo.InvariantCulture, $"| {package} | {methods.Count} | {reads} | {100 * bound / reads} % |"),
            await File.ReadAllTextAsync(Path.Combine(Repository.Root, "src", "GraphBff.Binding", "README.md")),
            StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Packages), DisableDiscoveryEnumeration = true)]
    public async Task Package_EachName_IsValidAndUniqueAndKnown(ForeignPackage package)
    {
        var plan = await PlanAsync(package);

        var types = plan.Types.Select(type => type.Name).Concat(plan.Enums.Select(type => type.Name)).ToList();
        Assert.Distinct(types);
        Assert.All(types, name => Assert.True(Words.IsName(name), name));
        Assert.All(plan.Types, type => Assert.Distinct(type.Members.Select(member => member.Name)));
        Assert.All(
            plan.Services.SelectMany(service => service.Methods).Where(method => method.Field is not null).GroupBy(method => method.Use),
            root => Assert.Distinct(root.Select(method => method.Field!.Name)));
        var known = types.Concat(WellKnown.Scalars).ToHashSet();
        Assert.All(
            plan.Types.SelectMany(type => type.Members),
            member => Assert.Contains(string.Concat(member.Type.Split('[', ']', '!')), known));
    }

    [Theory]
    [MemberData(nameof(Packages), DisableDiscoveryEnumeration = true)]
    public async Task Package_PlannedTwice_IsTheSame(ForeignPackage package)
        => Assert.Equal(TextExplanation.Of(await PlanAsync(package)), TextExplanation.Of(await ForeignPlans.ReadAsync(package)));

    private static Task<GraphPlan> PlanAsync(ForeignPackage package)
        => Plans.GetOrAdd(package.ToString(), _ => ForeignPlans.ReadAsync(package));
}
