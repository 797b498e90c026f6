using System.ComponentModel;
using System.Diagnostics;

namespace GraphBff.ContractCheck;

/// <summary>A contract as git has it.</summary>
internal static class GitContract
{
    private const string Folder = "schema";

    /// <param name="repository">The folder that has <c>schema/</c>; need not be the top of the work tree.</param>
    /// <param name="reference">A commit, branch, tag, or what else git takes: <c>origin/main</c>, <c>HEAD~1</c>.</param>
    /// <exception cref="CheckException">There is no git, no such commit, or no schema in it.</exception>
    public static async Task<Contract> ReadAsync(string repository, string reference)
    {
        // What begins with a dash is an option to git.
        var commit = reference.StartsWith('-') ? null : await RunAsync(repository, "rev-parse", "--verify", "--quiet", $"{reference}^{{commit}}");
        if (commit is null)
        {
            throw new CheckException($"{reference} is neither a file, nor a directory, nor a commit of {repository}.");
        }

        var name = System.Text.Encoding.ASCII.GetString(commit).Trim();
        var sdl = await RunAsync(repository, "show", $"{name}:./{Folder}/{Contract.SchemaFile}")
            ?? throw new CheckException($"{reference} has no {Folder}/{Contract.SchemaFile}.");
        return Contract.Of(reference, sdl, await RunAsync(repository, "show", $"{name}:./{Folder}/{Contract.DescriptorFile}"));
    }

    /// <returns>What git wrote; null where it failed.</returns>
    private static async Task<byte[]?> RunAsync(string repository, params string[] arguments)
    {
        try
        {
            using var git = Process.Start(new ProcessStartInfo("git", arguments)
            {
                WorkingDirectory = repository,
                RedirectStandardOutput = true,
                RedirectStandardError = true,
            })!;
            using var output = new MemoryStream();
            await Task.WhenAll(git.StandardOutput.BaseStream.CopyToAsync(output), git.StandardError.ReadToEndAsync());
            await git.WaitForExitAsync();
            return git.ExitCode == 0 ? output.ToArray() : null;
        }
        catch (Win32Exception exception)
        {
            throw new CheckException($"git does not run here: {exception.Message}");
        }
    }
}
