using GraphBff.Engine;
using GraphBff.Engine.Limits;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;

namespace GraphBff.Adapters.Operations;

/// <summary>All operation files, by name. They are read once, when the first adapter needs them.</summary>
internal sealed class OperationCatalog
{
    public OperationCatalog(
        GraphEngine engine,
        IOptions<OperationOptions> options,
        IOptions<LimitOptions> limits,
        IHostEnvironment environment,
        DefaultOperations byDefault)
        : this(Load(new OperationFileReader(engine, limits.Value), options.Value, environment.ContentRootPath, byDefault))
    {
    }

    /// <exception cref="OperationFileException">Two operations have one name, or one route.</exception>
    public OperationCatalog(IReadOnlyList<OperationFile> files)
    {
        Files = files;
        RequireDistinct(files, file => file.Name, (name, other) => $"{other} has an operation {name} too.");
        RequireDistinct(
            [.. files.Where(file => file.Http is not null)],
            file => $"{file.Http!.Method} {file.Http.Shape}",
            (route, other) => $"{other} serves {route} too.");
    }

    /// <summary>In the order of their file names.</summary>
    public IReadOnlyList<OperationFile> Files { get; }

    private static List<OperationFile> Load(
        OperationFileReader reader, OperationOptions options, string root, DefaultOperations byDefault)
    {
        if (options.Operations.Length == 0 && byDefault.Optional is { } optional && !Directory.Exists(optional))
        {
            return [];
        }

        var directory = options.Operations.Length > 0 ? Path.Combine(root, options.Operations)
            : byDefault.Optional ?? Path.Combine(AppContext.BaseDirectory, "operations");
        return Directory.Exists(directory)
            ? [.. Directory.GetFiles(directory, "*.graphql").Order(StringComparer.Ordinal)
                .Select(file => reader.Read(file, File.ReadAllText(file)))]
            : throw new OptionsValidationException(
                Options.DefaultName, typeof(OperationOptions), [$"Adapters:Operations: there is no directory {directory}."]);
    }

    private static void RequireDistinct(
        IReadOnlyList<OperationFile> files, Func<OperationFile, string> key, Func<string, string, string> explain)
    {
        var known = new Dictionary<string, OperationFile>(StringComparer.Ordinal);
        foreach (var file in files)
        {
            if (!known.TryAdd(key(file), file))
            {
                throw new OperationFileException(file.File, 1, explain(key(file), known[key(file)].File));
            }
        }
    }
}
