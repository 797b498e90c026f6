using System.ComponentModel;
using System.Diagnostics;
using System.Text;
using GraphBff.Schema.Comparison;

namespace GraphBff.Schema.ContractCheck;

/// <summary>Reads a contract from git.</summary>
internal static class GitContract
{
    private const string Folder = "schema";

    /// <param name="repository">The folder that contains <c>schema/</c>. It need not be the root of the work tree.</param>
    /// <param name="reference">A commit, branch, tag or other reference that git accepts: <c>origin/main</c>, <c>HEAD~1</c>.</param>
    /// <exception cref="CheckException">Git is missing, or it has no such commit, or the commit has no schema.</exception>
    public static async Task<Contract> ReadAsync(string repository, string reference)
    {
        var commit = await FindAsync(repository, reference);
        var (sdl, error) = await RunAsync(repository, "show", $"{commit}:./{Folder}/{Contract.SchemaFile}");
        return sdl is not null
            ? Contract.Of(
                file => $"{reference}:{Folder}/{file}",
                sdl,
                (await RunAsync(repository, "show", $"{commit}:./{Folder}/{Contract.DescriptorFile}")).Output)
            : throw new CheckException($"{reference} has no {Folder}/{Contract.SchemaFile}{Words(error)}");
    }

    private static async Task<string> FindAsync(string repository, string reference)
    {
        // Git would read a text that begins with a dash as an option.
        var (commit, error) = reference.StartsWith('-')
            ? default
            : await RunAsync(repository, "rev-parse", "--verify", $"{reference}^{{commit}}");
        if (commit is not null)
        {
            return Encoding.ASCII.GetString(commit).Trim();
        }

        var (shallow, _) = await RunAsync(repository, "rev-parse", "--is-shallow-repository");
        var hint = shallow is not null && Encoding.ASCII.GetString(shallow).Trim() == "true"
            ? " The clone is shallow: fetch the commit first, or clone with all of them."
            : "";
        throw new CheckException($"{reference} is neither a file, nor a directory, nor a commit of {repository}{Words(error)}{hint}");
    }

    // Git explains best why a folder is not a repository, or belongs to another user.
    private static string Words(string? error) => string.IsNullOrWhiteSpace(error) ? "." : $" (git: {error.Trim().Split('\n')[0]}).";

    /// <returns>The output of git; null and the error if it failed.</returns>
    private static async Task<(byte[]? Output, string? Error)> RunAsync(string repository, params string[] arguments)
    {
        try
        {
            var start = new ProcessStartInfo("git", arguments)
            {
                WorkingDirectory = repository,
                RedirectStandardOutput = true,
                RedirectStandardError = true,
            };

            // In a partial clone, git may fetch missing objects. It must not ask for a password.
            start.Environment["GIT_TERMINAL_PROMPT"] = "0";
            using var git = Process.Start(start)!;
            using var output = new MemoryStream();
            var error = git.StandardError.ReadToEndAsync();
            await Task.WhenAll(git.StandardOutput.BaseStream.CopyToAsync(output), error);
            await git.WaitForExitAsync();
            return git.ExitCode == 0 ? (output.ToArray(), null) : (null, await error);
        }
        catch (Win32Exception exception)
        {
            throw new CheckException($"git does not run here: {exception.Message}");
        }
    }
}
