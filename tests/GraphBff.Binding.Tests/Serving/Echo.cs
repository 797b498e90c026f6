using Google.Protobuf.Reflection;
using GraphBff.Upstream.Described;
using GraphBff.Upstream.Wire;

namespace GraphBff.Binding.Tests.Serving;

/// <summary>Copies a message that was read.</summary>
internal sealed class Echo(MessageDescriptor type)
{
    public MessageDraft Of(WireObject message) => Copy(type, message.Message);

    private static MessageDraft Copy(MessageDescriptor type, WireMessage message)
    {
        var draft = new MessageDraft(type);
        foreach (var field in message.Type.Fields.Where(message.Has))
        {
            draft.Set(
                field.Descriptor,
                field.Descriptor.IsRepeated
                    ? message.Items(field).Select(item => Value(field.Descriptor, item)).ToArray()
                    : Value(field.Descriptor, message.Get(field)));
        }

        return draft;
    }

    private static object Value(FieldDescriptor field, WireValue value) => field.FieldType switch
    {
        FieldType.Message => Copy(field.MessageType, value.Message),
        FieldType.String => value.Text,
        FieldType.Bytes => value.Bytes.ToArray(),
        FieldType.Bool => value.Boolean,
        FieldType.Float => value.Single,
        FieldType.Double => value.Double,
        FieldType.UInt64 or FieldType.Fixed64 => value.UInt64,
        FieldType.UInt32 or FieldType.Fixed32 => (uint)value.UInt64,
        FieldType.Int64 or FieldType.SInt64 or FieldType.SFixed64 => value.Int64,
        _ => (int)value.Int64,
    };
}
