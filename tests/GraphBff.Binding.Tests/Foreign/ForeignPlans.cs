using GraphBff.Binding.Plans;
using GraphBff.Binding.Sources;

namespace GraphBff.Binding.Tests.Foreign;

/// <summary>The plans of packages, without a line.</summary>
internal static class ForeignPlans
{
    public static async Task<GraphPlan> ReadAsync(ForeignPackage package)
    {
        var root = Path.Combine(await ForeignProtos.FetchAsync(package), "package", package.Root);
        var folder = Path.Combine([root, .. package.Services.Split('.')]);
        var services = ProtoFolder.Services(folder, new HashSet<string> { "any" })
            .Select(service => service.Service)
            .Distinct()
            .Order(StringComparer.Ordinal);
        return await Planned.PlanOfFolderAsync(
            root, $"protos: .\nservices:\n{string.Concat(services.Select(service => $"  {service}:\n"))}");
    }
}
