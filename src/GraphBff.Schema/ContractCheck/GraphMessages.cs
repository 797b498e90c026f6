using Google.Protobuf.Reflection;
using GraphBff.Engine.Types;
using GraphBff.Schema.Artefacts;

namespace GraphBff.Schema.ContractCheck;

/// <summary>The proto messages that the types of this build's graph represent.</summary>
internal sealed class GraphMessages
{
    private readonly GraphSources _sources;
    private readonly Dictionary<Type, string> _names = [];

    public GraphMessages(GraphSources sources, IEnumerable<ServiceDescriptor> services)
    {
        _sources = sources;
        foreach (var file in DescriptorSet.Files(services))
        {
            Add(file.MessageTypes, file.EnumTypes);
        }
    }

    /// <summary>
    /// The full name of the message or enum of a type; null if the type has none, or if this graph does not have the type.
    /// </summary>
    public string? Of(string typeName) => _sources.ClassOf(typeName) is { } source ? _names.GetValueOrDefault(source) : null;

    /// <summary>The members of the message that a field reads, by their C# names; empty if they are not known.</summary>
    public IReadOnlyList<string> ReadBy(string typeName, string fieldName) => _sources.MembersOf(typeName, fieldName);

    private void Add(IEnumerable<MessageDescriptor> messages, IEnumerable<EnumDescriptor> enums)
    {
        foreach (var @enum in enums)
        {
            _names[@enum.ClrType] = @enum.FullName;
        }

        foreach (var message in messages.Where(message => message.ClrType is not null))
        {
            _names[message.ClrType] = message.FullName;
            Add(message.NestedTypes, message.EnumTypes);
        }
    }
}
