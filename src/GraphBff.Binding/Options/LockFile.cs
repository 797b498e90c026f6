using System.Text;
using GraphBff.Binding.Names;

namespace GraphBff.Binding.Options;

/// <summary>
/// The names that a graph has had, beside its options file: <c>graph.lock.yaml</c>. They stay when services and protos are added.
/// </summary>
internal static class LockFile
{
    private const string Head = """
        # The names of the graph, as `explain --write-lock` wrote them. Commit this file: who has a name keeps it.

        """;

    public static string PathOf(string optionsFile) => Path.ChangeExtension(optionsFile, $".lock{Path.GetExtension(optionsFile)}");

    /// <summary>The names; none if there is no file.</summary>
    /// <exception cref="BindingException">The file is not understood.</exception>
    public static async Task<IReadOnlyList<LockedName>> ReadAsync(string path, CancellationToken cancellationToken)
        => File.Exists(path) ? Read(await File.ReadAllTextAsync(path, cancellationToken), Path.GetFileName(path)) : [];

    public static IReadOnlyList<LockedName> Read(string text, string file)
        => [.. from scope in new YamlMap(GraphFileReader.Parse(text, file), "the lock file", file).Entries()
               let names = new YamlMap(scope.Value, "names", file)
               from holder in names.Entries()
               select new LockedName(scope.Name, holder.Name, names.Texts(holder.Value, holder.Name).First().Text)];

    public static string Write(IEnumerable<LockedName> names)
    {
        var text = new StringBuilder(Head);
        foreach (var scope in names.GroupBy(name => name.Scope).OrderBy(scope => scope.Key, StringComparer.Ordinal))
        {
            text.Append(scope.Key).Append(":\n");
            foreach (var name in scope.OrderBy(name => name.Holder, StringComparer.Ordinal))
            {
                text.Append("  ").Append(name.Holder).Append(": ").Append(name.Name).Append('\n');
            }
        }

        return text.ToString();
    }
}
