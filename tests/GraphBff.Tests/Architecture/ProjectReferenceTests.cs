using System.Text.RegularExpressions;
using GraphBff.Testing;

namespace GraphBff.Tests.Architecture;

/// <summary>Which projects and packages each project may import.</summary>
public sealed partial class ProjectReferenceTests
{
    [Theory]
    [InlineData("GraphBff.Engine", "")]
    [InlineData("GraphBff.Transport", "GraphBff.Engine")]
    [InlineData("GraphBff.Upstream", "GraphBff.Engine")]
    [InlineData("GraphBff.Schema", "GraphBff.Engine")]
    [InlineData("GraphBff.Adapters", "GraphBff.Engine GraphBff.Transport")]
    [InlineData("GraphBff.Binding", "GraphBff.Engine GraphBff.Upstream")]
    [InlineData("GraphBff.Contracts", "")]
    [InlineData("GraphBff.DemoServices", "GraphBff.Contracts")]
    [InlineData("GraphBff.MockServices", "")]
    [InlineData(
        "GraphBff",
        "GraphBff.Adapters GraphBff.Binding GraphBff.Contracts GraphBff.DemoServices GraphBff.Engine GraphBff.MockServices GraphBff.Schema "
        + "GraphBff.Transport GraphBff.Upstream")]
    public async Task Project_References_OnlyWhatItMay(string project, string allowed)
    {
        var text = await File.ReadAllTextAsync(Path.Combine(Repository.Root, "src", project, $"{project}.csproj"));

        var references = Reference().Matches(text).Select(match => match.Groups[1].Value).Order();

        Assert.Equal(allowed.Split(' ', StringSplitOptions.RemoveEmptyEntries), references);
    }

    [Theory]
    [InlineData("GraphBff.Engine", "Microsoft.AspNetCore", "Grpc", "Google", "System.Net.Http")]
    [InlineData("GraphBff.Transport", "Grpc", "Google", "GraphBff.Upstream")]
    [InlineData("GraphBff.Upstream", "Microsoft.AspNetCore", "GraphBff.Contracts")]
    [InlineData("GraphBff.Adapters", "Grpc", "Google", "GraphBff.Upstream", "GraphBff.Contracts", "GraphBff.Hosting")]
    [InlineData("GraphBff.Schema", "Microsoft.AspNetCore", "Grpc", "GraphBff.Contracts", "GraphBff.Hosting")]
    [InlineData("GraphBff.Binding", "Microsoft.AspNetCore", "GraphBff.Contracts", "GraphBff.Hosting", "GraphBff.Services")]
    [InlineData("GraphBff.MockServices", "GraphBff.Contracts", "GraphBff.Services", "GraphBff.Engine")]
    public void Project_Sources_DoNotKnow(string project, params string[] unknown)
    {
        var offenders = Sources.Below("src", project)
            .SelectMany(file => File.ReadLines(file).Select(line => (file, line)))
            .Where(pair => unknown.Any(name => pair.line.StartsWith($"using {name}", StringComparison.Ordinal)));

        Assert.Empty(offenders);
    }

    [Fact]
    public void Sources_EachFile_HasTheNamespaceOfItsFolder()
    {
        var offenders = Sources.Below("src", "").Where(file =>
        {
            var folder = Path.GetRelativePath(Path.Combine(Repository.Root, "src"), Path.GetDirectoryName(file)!).Replace('/', '.');
            var line = File.ReadLines(file).FirstOrDefault(line => line.StartsWith("namespace ", StringComparison.Ordinal));
            return line is not null && line != $"namespace {folder};";
        });

        Assert.Empty(offenders);
    }

    [GeneratedRegex("""<ProjectReference Include="\.\./([^/]+)/""")]
    private static partial Regex Reference();
}
