using Google.Protobuf;
using Google.Protobuf.Reflection;
using GraphBff.Schema.Comparison;

namespace GraphBff.Schema.Protos;

/// <summary>The declarations of a descriptor set by full name, nested ones included.</summary>
internal sealed class ProtoSchema
{
    private ProtoSchema()
    {
    }

    public Dictionary<string, DescriptorProto> Messages { get; } = new(StringComparer.Ordinal);

    public Dictionary<string, EnumDescriptorProto> Enums { get; } = new(StringComparer.Ordinal);

    public Dictionary<string, ServiceDescriptorProto> Services { get; } = new(StringComparer.Ordinal);

    /// <exception cref="CheckException">The bytes are not a descriptor set.</exception>
    public static ProtoSchema Read(byte[] descriptors, string origin)
    {
        try
        {
            var set = FileDescriptorSet.Parser.ParseFrom(descriptors);

            // Almost any bytes parse, and names may occur twice. Only a set from which descriptors can be built is a schema.
            FileDescriptor.BuildFromByteStrings(set.File.Select(file => file.ToByteString()));
            return set.File.Count > 0 ? Of(set) : throw new CheckException($"{origin} holds no file.");
        }
        catch (Exception exception) when (exception is InvalidProtocolBufferException or DescriptorValidationException or ArgumentException)
        {
            throw new CheckException($"{origin} is no descriptor set: {exception.Message}");
        }
    }

    public static ProtoSchema Of(FileDescriptorSet set)
    {
        var schema = new ProtoSchema();
        foreach (var file in set.File)
        {
            schema.Add(file.Package, file.MessageType, file.EnumType);
            foreach (var service in file.Service)
            {
                schema.Services[Join(file.Package, service.Name)] = service;
            }
        }

        return schema;
    }

    /// <summary>All methods, each with the full name of its service.</summary>
    public IEnumerable<(string Service, MethodDescriptorProto Method)> Methods
        => Services.SelectMany(service => service.Value.Method.Select(method => (service.Key, method)));

    /// <summary>The full names of the methods that count as reads.</summary>
    public IEnumerable<string> Reads(Func<MethodDescriptorProto, bool> isRead)
        => Methods.Where(pair => isRead(pair.Method)).Select(pair => Join(pair.Service, pair.Method.Name));

    private static string Join(string scope, string name) => scope.Length == 0 ? name : $"{scope}.{name}";

    private void Add(string scope, IEnumerable<DescriptorProto> messages, IEnumerable<EnumDescriptorProto> enums)
    {
        foreach (var message in messages)
        {
            var name = Join(scope, message.Name);
            Messages[name] = message;
            Add(name, message.NestedType, message.EnumType);
        }

        foreach (var @enum in enums)
        {
            Enums[Join(scope, @enum.Name)] = @enum;
        }
    }
}
