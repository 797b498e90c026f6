using Google.Protobuf;
using Google.Protobuf.Reflection;
using GraphBff.Contracts.Users.V1;

namespace GraphBff.Artefacts;

/// <summary>
/// The services' protos as a <c>google.protobuf.FileDescriptorSet</c> with all they import, for tools that call or check gRPC
/// services without the sources. As the generated code has them: without comments.
/// </summary>
internal static class DescriptorSet
{
    public static byte[] Create()
    {
        var files = new List<FileDescriptor>();
        foreach (var file in Contracts().OrderBy(file => file.Name, StringComparer.Ordinal))
        {
            Add(file, files);
        }

        return new FileDescriptorSet { File = { files.Select(Describe) } }.ToByteArray();
    }

    /// <summary>The files of the services' protos, in no order.</summary>
    public static IEnumerable<FileDescriptor> Contracts() => typeof(UserService).Assembly.GetExportedTypes()
        .Where(type => type.Name.EndsWith("Reflection", StringComparison.Ordinal))
        .Select(type => (FileDescriptor)type.GetProperty("Descriptor")!.GetValue(null)!);

    // What a file imports stands before it.
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
        for (int i = 0; i < proto.MessageType.Count; i++)
        {
            NameInJson(file.MessageTypes[i], proto.MessageType[i]);
        }

        return proto;
    }

    // Generated code leaves out what it can derive, and other tools write.
    private static void NameInJson(MessageDescriptor message, DescriptorProto proto)
    {
        foreach (var field in proto.Field)
        {
            field.JsonName = message.FindFieldByNumber(field.Number).JsonName;
        }

        for (int i = 0; i < proto.NestedType.Count; i++)
        {
            NameInJson(message.NestedTypes[i], proto.NestedType[i]);
        }
    }
}
