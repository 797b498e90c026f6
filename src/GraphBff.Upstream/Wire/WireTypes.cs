using Google.Protobuf.Reflection;

namespace GraphBff.Upstream.Wire;

/// <summary>The message types that lead to one another, each prepared once.</summary>
public sealed class WireTypes
{
    private readonly Dictionary<MessageDescriptor, WireType> _types = [];
    private readonly Lock _lock = new();

    /// <summary>The type of a message. It and all types that its fields lead to are prepared at the first call.</summary>
    public WireType Of(MessageDescriptor message)
    {
        lock (_lock)
        {
            return _types.GetValueOrDefault(message) ?? Add(message);
        }
    }

    // Without recursion: a chain of types may be as long as the contract.
    private WireType Add(MessageDescriptor message)
    {
        var added = new Queue<WireType>();
        var first = Prepare(message, added);
        while (added.TryDequeue(out var type))
        {
            var isEntry = type.Message.GetOptions()?.MapEntry == true;
            foreach (var field in type.Fields.Where(field => field.Kind is FieldType.Message or FieldType.Group))
            {
                field.Type = Prepare(field.Descriptor.MessageType, added);
                var isWrapper = IsWrapper(field.Descriptor.MessageType);
                field.IsReplaced = isEntry || (isWrapper && field.Descriptor.RealContainingOneof is not null);
                field.IsWrapper = isWrapper && !field.IsRepeated && !field.IsReplaced;
            }
        }

        return first;
    }

    private WireType Prepare(MessageDescriptor message, Queue<WireType> added)
    {
        if (!_types.TryGetValue(message, out var type))
        {
            type = new WireType(message);
            _types.Add(message, type);
            added.Enqueue(type);
        }

        return type;
    }

    private static bool IsWrapper(MessageDescriptor message)
        => message.File.Name == "google/protobuf/wrappers.proto" && message.File.Package == "google.protobuf";
}
