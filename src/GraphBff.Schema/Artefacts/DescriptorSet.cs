using Google.Protobuf;
using Google.Protobuf.Reflection;

namespace GraphBff.Schema.Artefacts;

/// <summary>
/// The services' protos as a <c>google.protobuf.FileDescriptorSet</c> with all their imports, for tools that call or check gRPC services
/// without the sources. It comes from the generated code, so it has no comments.
/// </summary>
internal static class DescriptorSet
{
    public static byte[] Create(IEnumerable<ServiceDescriptor> services)
        => new FileDescriptorSet { File = { Files(services).Select(Describe) } }.ToByteArray();

    /// <summary>The files of the services and everything that they import.</summary>
    public static IReadOnlyList<FileDescriptor> Files(IEnumerable<ServiceDescriptor> services)
    {
        var files = new List<FileDescriptor>();
        foreach (var file in services.Select(service => service.File).OrderBy(file => file.Name, StringComparer.Ordinal))
        {
            Add(file, files);
        }

        return files;
    }

    // A file's imports come before it.
    private static void Add(FileDescriptor file, List<FileDescriptor> files)
    {
        if (files.Contains(file))
        {
            return;
        }

        foreach (var import in file.Dependencies)
        {
            Add(import, files);
        }

        files.Add(file);
    }

    private static FileDescriptorProto Describe(FileDescriptor file)
    {
        var proto = file.ToProto();
        for (var i = 0; i < proto.MessageType.Count; i++)
        {
            NameInJson(file.MessageTypes[i], proto.MessageType[i]);
        }

        return proto;
    }

    // Generated code omits values that can be derived. Other tools write them.
    private static void NameInJson(MessageDescriptor message, DescriptorProto proto)
    {
        foreach (var field in proto.Field)
        {
            field.JsonName = message.FindFieldByNumber(field.Number).JsonName;
        }

        for (var i = 0; i < proto.NestedType.Count; i++)
        {
            NameInJson(message.NestedTypes[i], proto.NestedType[i]);
        }
    }
}
