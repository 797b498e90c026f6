using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace GraphBff.Binding.Options;

/// <summary>Reads the options file. The README has the table of options.</summary>
internal static class GraphFileReader
{
    /// <exception cref="BindingException">The file cannot be read, or says something that is not understood.</exception>
    public static async Task<GraphFile> ReadAsync(string path, CancellationToken cancellationToken)
    {
        try
        {
            return Read(await File.ReadAllTextAsync(path, cancellationToken), Path.GetFileName(path), Path.GetDirectoryName(path) ?? "");
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new BindingException($"{path} cannot be read: {exception.Message}");
        }
    }

    /// <param name="text">The file's text.</param>
    /// <param name="name">The file's name.</param>
    /// <param name="folder">The folder that paths in the file start from.</param>
    /// <exception cref="BindingException">The text is not understood.</exception>
    public static GraphFile Read(string text, string name, string folder)
    {
        var root = new YamlMap(Parse(text, name), "the file", name);
        var protos = root.Find("protos") is { } paths
            ? root.Texts(paths, "protos").Select(path => new ProtoLine(Path.Combine(folder, path.Text), path.Place)).ToList()
            : [];
        var services = root.Find("services") is { } listed ? Services(new YamlMap(listed, "services", name), name).ToList() : [];
        var edges = root.Find("edges") is { } fields ? Edges(new YamlMap(fields, "edges", name)).ToList() : [];
        var types = root.Find("types") is { } named ? Types(new YamlMap(named, "types", name), name).ToList() : [];
        root.RefuseOthers();
        return protos.Count == 0
            ? throw new BindingException($"{name}: protos is missing: the folders of .proto files, or a descriptor set.")
            : services.Count == 0 ? throw new BindingException($"{name}: services is missing: the full names of the services.")
            : new GraphFile(name, protos, services, edges, types);
    }

    /// <exception cref="BindingException">The text is no YAML.</exception>
    public static YamlNode Parse(string text, string name)
    {
        try
        {
            var stream = new YamlStream();
            stream.Load(new StringReader(Variables.Protect(text)));
            return stream.Documents.Count > 0 ? stream.Documents[0].RootNode : new YamlMappingNode();
        }
        catch (YamlException exception)
        {
            throw new BindingException($"{YamlMap.At(name, exception.Start)}: {exception.Message}");
        }
    }

    private static IEnumerable<ServiceLine> Services(YamlMap services, string file)
    {
        foreach (var (service, node, place) in services.Entries())
        {
            var map = new YamlMap(node, "a service", file);
            var address = map.FindText("address");
            var prefix = map.FindText("prefix");
            var methods = new Dictionary<string, MethodLine>(StringComparer.Ordinal);
            foreach (var section in Enum.GetValues<MethodSection>())
            {
                if (map.Find(Names.Words.Camel(section.ToString())) is { } lines)
                {
                    foreach (var line in MethodLines(map, lines, section, file))
                    {
                        if (!methods.TryAdd(line.Method, line))
                        {
                            throw new BindingException($"{line.Place}: {line.Method} already stands at {methods[line.Method].Place}.");
                        }
                    }
                }
            }

            map.RefuseOthers();
            yield return new ServiceLine(service, address, prefix, methods, place);
        }
    }

    private static IEnumerable<MethodLine> MethodLines(YamlMap service, YamlNode lines, MethodSection section, string file)
    {
        if (lines is not YamlMappingNode)
        {
            return service.Texts(lines, Names.Words.Camel(section.ToString()))
                .Select(method => new MethodLine(method.Text, section, null, null, [], null, method.Place));
        }

        return new YamlMap(lines, "methods", file).Entries().Select(entry =>
        {
            var map = new YamlMap(entry.Value, "a method", file);
            var name = map.FindText("name");
            var items = map.FindText("items");
            var key = map.Find("key") is { } fields ? map.Texts(fields, "key").Select(field => field.Text).ToList() : [];
            var returns = map.FindText("returns");
            map.RefuseOthers();
            return new MethodLine(entry.Name, section, name, items, key, returns, entry.Place);
        });
    }

    private static IEnumerable<EdgeLine> Edges(YamlMap edges)
    {
        foreach (var (field, node, place) in edges.Entries())
        {
            var dot = field.LastIndexOf('.');
            yield return dot > 0
                ? new EdgeLine(field[..dot], field[(dot + 1)..], edges.Texts(node, field).First().Text, place)
                : throw new BindingException($"{place}: '{field}' is not of the form Message.field.");
        }
    }

    private static IEnumerable<TypeLine> Types(YamlMap types, string file)
    {
        foreach (var (declaration, node, place) in types.Entries())
        {
            var map = new YamlMap(node, "a type", file);
            var name = map.FindText("name") ?? throw new BindingException($"{place}: {declaration} has no name.");
            map.RefuseOthers();
            yield return new TypeLine(declaration, name, place);
        }
    }
}
