using System.ComponentModel;
using System.Diagnostics;
using System.Text;
using GraphBff.Schema.Comparison;

namespace GraphBff.Schema.ContractCheck;

/// <summary>A contract as git has it.</summary>
internal static class GitContract
{
    private const string Folder = "schema";

    /// <param name="repository">The folder that has <c>schema/</c>; need not be the top of the work tree.</param>
    /// <param name="reference">A commit, branch, tag, or what else git takes: <c>origin/main</c>, <c>HEAD~1</c>.</param>
    /// <exception cref="CheckException">There is no git, no such commit, or no schema in it.</exception>
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
        // What begins with a dash is an option to git.
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

    // What git says of a folder that is no repository, or another user's, is more than we know.
    private static string Words(string? error) => string.IsNullOrWhiteSpace(error) ? "." : $" (git: {error.Trim().Split('\n')[0]}).";

    /// <returns>What git wrote, or, where it failed, null and why.</returns>
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

            // Of a partial clone it may fetch what is missing: it asks nobody for a password.
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
