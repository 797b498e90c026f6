using GraphBff.Binding.Names;
using GraphBff.Binding.Options;
using GraphBff.Binding.Planning;
using GraphBff.Binding.Plans;
using GraphBff.Binding.Sources;

namespace GraphBff.Binding.Tests;

/// <summary>Plans of protos that a test writes down.</summary>
internal static class Planned
{
    /// <summary>The plan of a package <c>test</c> with one service <c>ThingService</c>.</summary>
    /// <param name="proto">The service's methods and the messages after them, divided by <c>---</c>.</param>
    /// <param name="options">The service's options, as one line of YAML.</param>
    public static Task<GraphPlan> ServiceAsync(string proto, string options = "{}")
    {
        var parts = proto.Split("---");
        return PlanAsync($"service ThingService {{\n{parts[0]}\n}}\n{parts[1]}", $"services: {{ test.ThingService: {options} }}");
    }

    /// <summary>The plan of a package <c>test</c>.</summary>
    public static async Task<GraphPlan> PlanAsync(
        string proto, string options, string head = "syntax = \"proto3\";", params IReadOnlyList<LockedName> locked)
    {
        var folder = Directory.CreateTempSubdirectory("graphbff-binding-");
        try
        {
            var imports = """
                import "google/api/annotations.proto";
                import "google/api/field_behavior.proto";
                import "google/api/resource.proto";
                import "google/protobuf/any.proto";
                import "google/protobuf/duration.proto";
                import "google/protobuf/empty.proto";
                import "google/protobuf/field_mask.proto";
                import "google/protobuf/struct.proto";
                import "google/protobuf/timestamp.proto";
                import "google/protobuf/wrappers.proto";
                """;
            await File.WriteAllTextAsync(Path.Combine(folder.FullName, "test.proto"), $"{head}\npackage test;\n{imports}\n{proto}");
            return await PlanOfFolderAsync(folder.FullName, $"protos: .\n{options}", locked);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    public static async Task<GraphPlan> PlanOfFolderAsync(string folder, string options, params IReadOnlyList<LockedName> locked)
    {
        var file = GraphFileReader.Read(options, "graph.yaml", folder);
        return GraphPlanner.Plan(file, await ServiceSources.LoadAsync(file, default), locked);
    }

    public static MethodPlan Method(this GraphPlan plan, string name)
        => plan.Services.SelectMany(service => service.Methods).Single(method => method.Method.Name == name);

    /// <summary>The field as SDL: <c>product(id: ID!): Product</c>.</summary>
    public static string Field(this GraphPlan plan, string method)
    {
        var field = plan.Method(method).Field!;
        var arguments = string.Join(", ", field.Arguments.Select(argument => $"{argument.Name}: {argument.Type}"));
        return $"{field.Name}{(arguments.Length > 0 ? $"({arguments})" : "")}: {field.Type}";
    }

    /// <summary>The fields of a type: <c>name: String!</c>.</summary>
    public static IEnumerable<string> Members(this GraphPlan plan, string type)
        => plan.Types.Single(other => other.Name == type).Members.Select(member => $"{member.Name}: {member.Type}");

    public static IEnumerable<Convention> Conventions(this GraphPlan plan, string method)
        => plan.Method(method).Reasons.Select(reason => reason.Convention).OfType<Convention>();
}
