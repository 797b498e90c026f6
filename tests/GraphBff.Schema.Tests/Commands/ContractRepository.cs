using System.Diagnostics;

namespace GraphBff.Schema.Tests.Commands;

/// <summary>A git repository. Its commits are versions of this build's contract.</summary>
internal sealed class ContractRepository : IDisposable
{
    /// <summary>The line that begins the type of an order.</summary>
    public const string Order = "type Order implements Node {\n";

    public ContractRepository()
    {
        Git("init", "--quiet", "--initial-branch=main");
        Commit("same", BuiltContract.Shared.Sdl);
        Commit("less", BuiltContract.Shared.Replace("  \"The sum of the lines.\"\n  total: Money\n", ""));
        Commit("more", BuiltContract.Shared.Replace(Order, Order + "  gift: Boolean\n"));
        Commit("broken", "type {");
        Git("rm", "--quiet", "-r", "schema");
        Git("commit", "--quiet", "--message=none");
        Git("tag", "none");
    }

    public DirectoryInfo Folder { get; } = Directory.CreateTempSubdirectory("graphbff-check-");

    public string FullName => Folder.FullName;

    public void Git(params string[] arguments)
    {
        string[] identity = ["-c", "user.name=Test", "-c", "user.email=test@example.com", "-c", "commit.gpgsign=false"];
        using var git = Process.Start(new ProcessStartInfo("git", [.. identity, .. arguments]) { WorkingDirectory = FullName })!;
        git.WaitForExit();
        Assert.Equal(0, git.ExitCode);
    }

    public void Dispose()
    {
        // git keeps its objects read-only.
        foreach (var file in Folder.EnumerateFiles("*", SearchOption.AllDirectories))
        {
            file.Attributes = FileAttributes.Normal;
        }

        Folder.Delete(recursive: true);
    }

    private void Commit(string tag, string sdl)
    {
        var folder = Directory.CreateDirectory(Path.Combine(FullName, "schema"));
        File.WriteAllText(Path.Combine(folder.FullName, "schema.graphql"), sdl);
        Git("add", "--all");
        Git("commit", "--quiet", "--message=" + tag);
        Git("tag", tag);
    }
}
