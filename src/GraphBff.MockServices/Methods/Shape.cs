using Google.Protobuf.Reflection;
using GraphBff.MockServices.Entities;
using GraphBff.MockServices.Messages;
using GraphBff.MockServices.Names;

namespace GraphBff.MockServices.Methods;

/// <summary>Where the entities are in the responses of a method.</summary>
/// <param name="Type">The entities.</param>
/// <param name="Field">The field that has one or all of them; null if the response itself is the entity, or has none.</param>
/// <param name="Groups">The field of the messages that have <paramref name="Field"/>; null if the response itself has it.</param>
internal sealed record Shape(EntityType? Type, FieldDescriptor? Field, FieldDescriptor? Groups)
{
    public bool IsList => Field is { IsRepeated: true };

    public static Shape Of(MessageDescriptor response, EntityCatalog catalog)
        => catalog.Find(response) is { } itself ? new Shape(itself, null, null)
            : FindIn(response, catalog, isRepeated: true)
            ?? FindGroups(response, catalog)
            ?? FindIn(response, catalog, isRepeated: false)
            ?? new Shape(null, null, null);

    /// <summary>The words of a method's name: the verb, and what it is about. Batch is no verb.</summary>
    public static (string Verb, string Noun) Name(MethodDescriptor method)
    {
        var words = Words.Of(method.Name).AsSpan();
        words = words is ["batch", ..] && words.Length > 1 ? words[1..] : words;
        return (words[0], string.Join('_', words[1..].ToArray()));
    }

    private static Shape? FindIn(MessageDescriptor message, EntityCatalog catalog, bool isRepeated)
        => message.Fields.InFieldNumberOrder()
            .Where(field => field.IsMessage() && field.IsRepeated == isRepeated)
            .Select(field => catalog.Find(field.MessageType) is { } type ? new Shape(type, field, null) : null)
            .FirstOrDefault(shape => shape is not null);

    private static Shape? FindGroups(MessageDescriptor message, EntityCatalog catalog)
        => message.Fields.InFieldNumberOrder()
            .Where(field => field.IsMessage() && field.IsRepeated)
            .Select(field => FindIn(field.MessageType, catalog, isRepeated: true) is { } inner ? inner with { Groups = field } : null)
            .FirstOrDefault(shape => shape is not null);
}
