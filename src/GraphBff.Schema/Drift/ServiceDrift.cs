using Google.Protobuf.Reflection;
using GraphBff.Schema.Artefacts;
using GraphBff.Schema.Comparison;
using GraphBff.Schema.Protos;

namespace GraphBff.Schema.Drift;

/// <summary>
/// What the graph's contract with a service has and the running service lacks or has otherwise. What the service has in addition is no
/// difference, since the graph does not use it.
/// </summary>
public static class ServiceDrift
{
    private const string SameProtos = "Build the graph and the service from the same protos.";

    /// <summary>Compares the two, the severest differences first.</summary>
    /// <param name="contract">The service that the graph was built with.</param>
    /// <param name="served">The files of the service's own contract, as its reflection gives them.</param>
    /// <param name="isRead">Whether a method counts as a read.</param>
    public static IReadOnlyList<ServiceDifference> Find(
        ServiceDescriptor contract, FileDescriptorSet served, Func<MethodDescriptorProto, bool> isRead)
    {
        ArgumentNullException.ThrowIfNull(contract);
        ArgumentNullException.ThrowIfNull(served);
        var used = new ServiceTypes(contract);
        var built = new FileDescriptorSet { File = { DescriptorSet.Files([contract]).Select(file => file.ToProto()) } };
        return
        [
            .. ProtoComparison.Compare(ProtoSchema.Of(built), ProtoSchema.Of(served), isRead)
                .Where(change => change.Severity != Severity.Safe && used.Contains(change.Container))
                .OrderByDescending(change => change.Severity)
                .ThenBy(change => change.Name, StringComparer.Ordinal)
                .Select(change => new ServiceDifference(change.Name, change.Severity == Severity.Breaking, Text(change))),
        ];
    }

    private static string Text(ProtoChange change) => change.Removed switch
    {
        "service" => "The service is not served at this address. Deploy it there, or correct the address.",
        "method" =>
            "The service lacks this method: calls of it are UNIMPLEMENTED. Deploy a version of the service that has it. A batch method may "
            + "be missing: then the graph makes single calls.",
        "field" =>
            "The service lacks this field: it sends no value, and ignores one that it gets. Deploy a version of the service that has it, or "
            + "remove the field from the graph's protos.",
        "value" => "The service lacks this value: it never sends it, and may refuse it. Deploy a version of the service that has it.",
        { } word => $"The service lacks this {word}. {SameProtos}",
        null => $"From the graph's protos to the service's, {change.Message}. {SameProtos}",
    };
}
