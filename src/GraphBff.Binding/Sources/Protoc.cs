using System.Diagnostics;
using GraphBff.Binding.Options;

namespace GraphBff.Binding.Sources;

/// <summary>
/// Compiles <c>.proto</c> files with the protoc that is beside the program. The environment variable <c>PROTOBUF_PROTOC</c> names another.
/// </summary>
internal static class Protoc
{
    private const string Variable = "PROTOBUF_PROTOC";

    private static readonly string Folder = Path.Combine(AppContext.BaseDirectory, "protoc");

    /// <param name="roots">The folders that imports start from.</param>
    /// <param name="files">The files, each relative to its root.</param>
    /// <param name="cancellationToken">Ends protoc.</param>
    /// <returns>The descriptor set of the files and of all that they import, with comments.</returns>
    /// <exception cref="BindingException">protoc is missing, or refuses a file.</exception>
    public static async Task<byte[]> CompileAsync(
        IReadOnlyList<string> roots, IReadOnlyList<string> files, CancellationToken cancellationToken)
    {
        var folder = Directory.CreateTempSubdirectory("graphbff-protoc-");
        try
        {
            var output = Path.Combine(folder.FullName, "graph.binpb");
            var (exitCode, errors) = await CompileAsync(roots, files, output, cancellationToken);
            if (exitCode != 0 && errors.Contains("virtual path", StringComparison.Ordinal))
            {
                var copies = roots.Select((root, i) => (Root: root, Copies: Path.Combine(folder.FullName, $"{i}")));
                string[] both = [.. copies.SelectMany(
                    pair => RelativeImports.Rewrite(pair.Root, pair.Copies) ? new[] { pair.Copies, pair.Root } : [pair.Root])];
                (exitCode, errors) = await CompileAsync(both, files, output, cancellationToken);
            }

            return exitCode == 0 ? await File.ReadAllBytesAsync(output, cancellationToken) : throw new BindingException(Fault(errors));
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static Task<(int ExitCode, string Errors)> CompileAsync(
        IReadOnlyList<string> roots, IReadOnlyList<string> files, string output, CancellationToken cancellationToken)
        => RunAsync(
            [
                $"--descriptor_set_out={output}",
                "--include_imports",
                "--include_source_info",
                .. roots.Select(root => $"--proto_path={root}"),
                // Last, so that the folders' own copies win.
                $"--proto_path={Path.Combine(Folder, "include")}",
                .. files,
            ],
            cancellationToken);

    private static async Task<(int ExitCode, string Errors)> RunAsync(string[] arguments, CancellationToken cancellationToken)
    {
        var program = Environment.GetEnvironmentVariable(Variable) is { Length: > 0 } given
            ? given
            : Path.Combine(Folder, OperatingSystem.IsWindows() ? "protoc.exe" : "protoc");
        try
        {
            using var process = Process.Start(new ProcessStartInfo(program, arguments)
            {
                RedirectStandardError = true,
                RedirectStandardOutput = true,
            })!;
            try
            {
                var output = process.StandardOutput.ReadToEndAsync(cancellationToken);
                var errors = await process.StandardError.ReadToEndAsync(cancellationToken);
                await output;
                await process.WaitForExitAsync(cancellationToken);
                return (process.ExitCode, errors);
            }
            catch (OperationCanceledException)
            {
                process.Kill();
                throw;
            }
        }
        catch (System.ComponentModel.Win32Exception exception)
        {
            throw new BindingException(
                $"protoc cannot run: {exception.Message}. Name one by {Variable}, or give protos as a descriptor set.");
        }
    }

    private static string Fault(string errors)
        => "protoc refuses the protos:\n" + errors.TrimEnd()
            + (errors.Contains("File not found", StringComparison.Ordinal)
                ? "\nAdd the folder that this import starts from to protos. google/api, google/rpc, google/type and google/protobuf "
                    + "are there already."
                : "");
}
