using Google.Protobuf;
using Google.Protobuf.Reflection;
using GraphBff.MockServices.Messages;

namespace GraphBff.MockServices.Methods;

/// <summary>Copies the fields that a request gives into an entity, by their names.</summary>
/// <param name="part">Makes a message that the entity contains, with all its values.</param>
internal sealed class FieldCopy(Func<MessageDescriptor, string, IMessage> part)
{
    /// <summary>Copies the given fields for which the entity has one of the same name.</summary>
    /// <param name="from">The request, or a message in it.</param>
    /// <param name="to">The entity, or a message in it.</param>
    /// <param name="wanted">Which fields are copied.</param>
    public void Copy(IMessage from, IMessage to, Func<FieldDescriptor, bool> wanted)
    {
        foreach (var field in from.Descriptor.Fields.InFieldNumberOrder().Where(field => from.IsGiven(field) && wanted(field)))
        {
            if (to.Descriptor.Field(field.Name) is { } target
                && target.IsRepeated == field.IsRepeated
                && target.FieldType == field.FieldType)
            {
                Copy(from, field, to, target);
            }
        }
    }

    private void Copy(IMessage from, FieldDescriptor field, IMessage to, FieldDescriptor target)
    {
        if (field.IsMap || (field.FieldType == FieldType.Enum && field.EnumType != target.EnumType))
        {
            return;
        }

        if (!field.IsRepeated)
        {
            to.Set(target, field.IsMessage() ? Converted((IMessage)from.Get(field)!, target, target.Name) : from.Get(field));
            return;
        }

        var items = to.List(target);
        items.Clear();
        foreach (var item in from.List(field))
        {
            items.Add(field.IsMessage() ? Converted((IMessage)item, target, $"{target.Name} {items.Count}") : item);
        }
    }

    // A line of an order that was asked for has less in it than a line of an order.
    private IMessage Converted(IMessage message, FieldDescriptor target, string topic)
    {
        if (message.Descriptor == target.MessageType)
        {
            return message.Copy();
        }

        var whole = part(target.MessageType, topic);
        Copy(message, whole, _ => true);
        return whole;
    }
}
