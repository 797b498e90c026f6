using System.Diagnostics;
using GraphBff.Graph;
using GraphBff.Testing;

namespace GraphBff.Tests.Architecture;

public sealed class LastModuleTests
{
    [Fact]
    public async Task LastModule_FolderDeleted_TheRestBuilds()
    {
        var last = Modules.All[^1].GetType();
        var folder = last.Namespace!["GraphBff.".Length..];
        var copy = Directory.CreateTempSubdirectory("graphbff-last-module-");
        try
        {
            CopyTree(Path.Combine(Repository.Root, "src"), Path.Combine(copy.FullName, "src"));
            CopyTree(Path.Combine(Repository.Root, "protos"), Path.Combine(copy.FullName, "protos"));
            Directory.Delete(Path.Combine(copy.FullName, "src", "GraphBff", folder), recursive: true);
            var modules = Path.Combine(copy.FullName, "src", "GraphBff", "Graph", "Modules.cs");
            var text = await File.ReadAllTextAsync(modules);
            var without = text.Replace($"        new {folder}.{last.Name}(),\n", "", StringComparison.Ordinal);
            Assert.NotEqual(text, without);
            await File.WriteAllTextAsync(modules, without);

            var (exitCode, output) = await BuildAsync(Path.Combine(copy.FullName, "src", "GraphBff"));

            Assert.True(exitCode == 0, output);
        }
        finally
        {
            copy.Delete(recursive: true);
        }
    }

    private static void CopyTree(string from, string to)
    {
        Directory.CreateDirectory(to);
        foreach (var file in Directory.EnumerateFiles(from))
        {
            File.Copy(file, Path.Combine(to, Path.GetFileName(file)));
        }

        foreach (var folder in Directory.EnumerateDirectories(from)
            .Where(folder => Path.GetFileName(folder) is not ("bin" or "obj" or "data")))
        {
            CopyTree(folder, Path.Combine(to, Path.GetFileName(folder)));
        }
    }

    private static async Task<(int ExitCode, string Output)> BuildAsync(string project)
    {
        using var build = Process.Start(new ProcessStartInfo(
            "dotnet", ["build", project, "-p:EnforceCodeStyleInBuild=false", "-p:RunAnalyzers=false", "-p:EmbedIde=false"])
        {
            RedirectStandardOutput = true,
        })!;
        var output = await build.StandardOutput.ReadToEndAsync();
        await build.WaitForExitAsync();
        return (build.ExitCode, output);
    }
}
