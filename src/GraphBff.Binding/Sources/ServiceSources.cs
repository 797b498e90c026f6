using Google.Api;
using Google.Protobuf;
using Google.Protobuf.Reflection;
using GraphBff.Binding.Options;

namespace GraphBff.Binding.Sources;

/// <summary>Finds the descriptors of the services that the options file names.</summary>
internal static class ServiceSources
{
    private const int Suggested = 10;

    private static readonly ExtensionRegistry Annotations =
    [
        AnnotationsExtensions.Http,
        FieldBehaviorExtensions.FieldBehavior,
        ResourceExtensions.Resource,
        ResourceExtensions.ResourceReference,
    ];

    /// <summary>The services, in the order of the options file.</summary>
    /// <exception cref="BindingException">A source cannot be read, or has none of the services.</exception>
    public static async Task<IReadOnlyList<ServiceDescriptor>> LoadAsync(GraphFile file, CancellationToken cancellationToken)
    {
        var wanted = file.Services.Select(service => service.Service).ToHashSet(StringComparer.Ordinal);
        var known = new List<string>();
        var sets = new List<FileDescriptorSet>();
        var folders = new List<string>();
        var files = new List<string>();
        foreach (var source in file.Protos)
        {
            if (Directory.Exists(source.Path))
            {
                var found = ProtoFolder.Services(source.Path, wanted);
                folders.Add(source.Path);
                known.AddRange(found.Select(service => service.Service));
                files.AddRange(found.Where(service => wanted.Contains(service.Service)).Select(service => service.File));
            }
            else
            {
                sets.Add(await ReadAsync(source, cancellationToken));
                known.AddRange(ServicesOf(sets[^1]).Select(service => service.Name));
            }
        }

        foreach (var service in file.Services.Where(service => !known.Contains(service.Service)))
        {
            throw new BindingException($"{service.Place}: The protos have no service {service.Service}.{Suggest(known)}");
        }

        if (files.Count > 0)
        {
            var compiled = await Protoc.CompileAsync(folders, [.. files.Distinct(StringComparer.Ordinal)], cancellationToken);
            sets.Add(Parse(compiled, "The output of protoc"));
        }

        var descriptors = Build(Needed(sets, wanted))
            .SelectMany(built => built.Services)
            .ToDictionary(service => service.FullName, StringComparer.Ordinal);
        return [.. file.Services.Select(service => descriptors[service.Service])];
    }

    private static async Task<FileDescriptorSet> ReadAsync(ProtoLine source, CancellationToken cancellationToken)
    {
        try
        {
            return Parse(await File.ReadAllBytesAsync(source.Path, cancellationToken), $"{source.Place}: {source.Path}");
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new BindingException($"{source.Place}: {source.Path} is neither a folder nor a file that can be read.");
        }
    }

    private static FileDescriptorSet Parse(byte[] bytes, string origin)
    {
        try
        {
            return FileDescriptorSet.Parser.WithExtensionRegistry(Annotations).ParseFrom(bytes);
        }
        catch (InvalidProtocolBufferException exception)
        {
            throw new BindingException($"{origin} is no descriptor set: {exception.Message}");
        }
    }

    // The files of the services and what they import, each after its imports. A file that several sources have is the first one's.
    private static List<FileDescriptorProto> Needed(List<FileDescriptorSet> sets, HashSet<string> services)
    {
        var byName = new Dictionary<string, FileDescriptorProto>(StringComparer.Ordinal);
        foreach (var file in sets.SelectMany(set => set.File))
        {
            byName.TryAdd(file.Name, file);
        }

        var ordered = new List<FileDescriptorProto>();
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var (_, file) in sets.SelectMany(ServicesOf).Where(service => services.Contains(service.Name)))
        {
            Visit(file.Name, file.Name);
        }

        return ordered;

        void Visit(string name, string importer)
        {
            if (seen.Add(name))
            {
                var file = byName.GetValueOrDefault(name)
                    ?? throw new BindingException($"The descriptor set lacks {name}, which {importer} imports.");
                foreach (var import in file.Dependency)
                {
                    Visit(import, name);
                }

                ordered.Add(file);
            }
        }
    }

    private static IReadOnlyList<FileDescriptor> Build(List<FileDescriptorProto> files)
    {
        try
        {
            return FileDescriptor.BuildFromByteStrings(files.Select(file => file.ToByteString()), Annotations);
        }
        catch (Exception exception) when (exception is DescriptorValidationException or ArgumentException)
        {
            throw new BindingException($"The protos do not fit together: {exception.Message}");
        }
    }

    private static IEnumerable<(string Name, FileDescriptorProto File)> ServicesOf(FileDescriptorSet set)
        => from file in set.File
           from service in file.Service
           select (file.Package.Length > 0 ? $"{file.Package}.{service.Name}" : service.Name, file);

    private static string Suggest(List<string> known) => known.Count == 0 ? "" : string.Concat(
        " They have ",
        string.Join(", ", known.Distinct(StringComparer.Ordinal).Take(Suggested)),
        known.Count > Suggested ? ", …" : ".");
}
