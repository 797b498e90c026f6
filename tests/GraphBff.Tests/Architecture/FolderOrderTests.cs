using System.Reflection;
using System.Text.RegularExpressions;
using GraphBff.Testing;

namespace GraphBff.Tests.Architecture;

/// <summary>
/// The folders of a project have an order: each uses those before it and none after it. The files next to the folders wire everything, so
/// they may use all folders, and no folder uses them.
/// </summary>
public sealed partial class FolderOrderTests
{
    private static readonly Dictionary<string, string[]> Orders = new()
    {
        ["GraphBff"] =
        [
            "Services", "Bound", "Users", "Inventory", "Orders", "Payments", "Graph", "Ide", "Tracing", "Usage", "GrpcWeb/Protocols",
            "GrpcWeb", "Hosting/Documents", "Hosting/Health", "Hosting/Overload", "Hosting/Telemetry", "Hosting/Warming", "Hosting",
            "Hosting/Reloading", "Hosting/Starting", "Hosting/Stack", "Hosting/Commands",
        ],
        ["GraphBff.Adapters"] = ["Operations", "Schemas", "Rest", "OpenApi", "Mcp"],
        ["GraphBff.Binding"] =
        [
            "Names", "Options", "Sources", "Plans", "Types", "Methods", "Edges", "Planning", "Serving", "Explaining", "Commands",
        ],
        ["GraphBff.DemoServices"] =
        [
            "Configuration", "Errors", "Amounts", "Masks", "Paging", "Storage", "Changes", "Idempotency", "Users", "Inventory", "Orders",
            "Payments", "Seeding",
        ],
        ["GraphBff.Engine"] =
        [
            "Configuration", "Errors", "Limits", "Parsing", "Running", "Output", "Tracing", "Telemetry", "Operations", "Batching",
            "Inputs/Json",
            "Inputs", "Types", "Types/Mutations", "Federation", "Validation/Walk", "Validation/Rules", "Validation", "Planning",
            "Execution", "Incremental",
        ],
        ["GraphBff.MockServices"] =
        [
            "Names", "Randomness", "Errors", "Messages", "Entities", "Values", "Worlds", "Methods", "Faults", "Serving",
        ],
        ["GraphBff.Schema"] =
        [
            "Comparison", "Artefacts", "Usage", "Graph", "Protos", "Drift", "ContractCheck", "Reports", "Commands",
        ],
        ["GraphBff.Transport"] =
        [
            "Negotiation", "Configuration", "Callers", "Errors", "Logging", "Reading", "Responses", "Documents", "Operations", "Draining",
            "Origins", "Http", "ResponseStreams", "WebSockets",
        ],
        ["GraphBff.Upstream"] =
        [
            "Configuration", "Budgets", "Errors", "Telemetry", "Retries", "Channels/Balancing", "Channels", "Calls", "Checks", "Paging",
            "Streaming", "PassThrough", "Wire", "Described",
        ],
    };

    public static TheoryData<string> Projects => [.. Orders.Keys];

    public static TheoryData<string, string> Folders
    {
        get
        {
            var folders = new TheoryData<string, string>();
            foreach (var (project, order) in Orders)
            {
                foreach (var folder in order)
                {
                    folders.Add(project, folder);
                }
            }

            return folders;
        }
    }

    [Theory]
    [MemberData(nameof(Projects))]
    public void Project_Folders_AreTheOrderedOnes(string project)
    {
        var folders = Sources.Below("src", project)
            .Select(file => Path.GetDirectoryName(Path.GetRelativePath(Path.Combine(Repository.Root, "src", project), file))!)
            .Where(folder => folder.Length > 0)
            .Distinct();

        Assert.Equal(Orders[project].Order(), folders.Order());
    }

    [Theory]
    [MemberData(nameof(Folders))]
    public void Folder_Types_UseOnlyThoseBeforeIt(string project, string folder)
    {
        string[] allowed = [.. Before(project, folder), folder];

        var offenders =
            from type in Assembly.Load(project).GetTypes()
            where FolderOf(type, project) == folder
            from used in TypeUses.Of(type)
            let other = FolderOf(used, project)
            where other is not null && !allowed.Contains(other)
            select $"{type.FullName} uses {used.FullName}";

        Assert.Empty(offenders.Distinct());
    }

    // Constants leave no trace in the built assembly.
    [Theory]
    [MemberData(nameof(Folders))]
    public void Folder_Sources_ImportOnlyThoseBeforeIt(string project, string folder)
    {
        string[] allowed = [.. Before(project, folder), folder];

        var offenders =
            from file in Directory.GetFiles(Path.Combine(Repository.Root, "src", project, folder), "*.cs")
            from line in File.ReadLines(file)
            let import = Import().Match(line)
            where import.Success
            let other = FolderOf(import.Groups["name"].Value, project)
            where Orders[project].Contains(other) && !allowed.Contains(other)
            select $"{Path.GetFileName(file)}: {line}";

        Assert.Empty(offenders);
    }

    [Fact]
    public void TypeUses_OfATypeInCodeAlone_AreFound()
    {
        var used = TypeUses.Of(typeof(Sample)).ToList();

        Assert.Contains(typeof(Sample.Created), used);
        Assert.Contains(typeof(Sample.Asked), used);
        Assert.Contains(typeof(Sample.Caught), used);
        Assert.Contains(typeof(Sample.Called), used);
    }

    private static IEnumerable<string> Before(string project, string folder) => Orders[project].TakeWhile(other => other != folder);

    // Null for a type of another project or of the compiler.
    private static string? FolderOf(Type type, string project)
        => type.Assembly.GetName().Name == project ? FolderOf(type.Namespace, project) : null;

    // Empty for the files beside the folders.
    private static string? FolderOf(string? name, string project)
        => name == project ? ""
            : name?.StartsWith($"{project}.", StringComparison.Ordinal) == true ? name[(project.Length + 1)..].Replace('.', '/')
            : null;

    [GeneratedRegex(@"^using (static )?(\w+ = )?(?<name>[\w.]+);")]
    private static partial Regex Import();

    private static class Sample
    {
        public static object? Run(object value)
        {
            try
            {
                return value switch
                {
                    1L => new List<Created[]>(),
                    Asked => null,
                    _ => Called.Next,
                };
            }
            catch (Caught)
            {
                return null;
            }
        }

        public sealed class Created;

        public sealed class Asked;

        public sealed class Caught : Exception;

        public static class Called
        {
            public static string Next => "";
        }
    }
}
