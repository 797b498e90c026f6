using System.Collections;
using Google.Protobuf;
using Google.Protobuf.Reflection;
using GraphBff.MockServices.Entities;
using GraphBff.MockServices.Messages;

namespace GraphBff.MockServices.Methods;

internal enum Match
{
    /// <summary>The field is one of the values.</summary>
    Equal,

    /// <summary>The field begins with the value.</summary>
    Prefix,

    /// <summary>Any text of the entity has the value in it.</summary>
    Search,
}

/// <summary>What an entity must be like.</summary>
/// <param name="Field">The field of the entity; null for a search.</param>
/// <param name="Match">How it is compared.</param>
/// <param name="Values">The values as text.</param>
internal sealed record Criterion(FieldDescriptor? Field, Match Match, IReadOnlyList<string> Values)
{
    public bool Holds(IMessage entity) => Match switch
    {
        Match.Search => entity.Descriptor.Fields.InFieldNumberOrder().Where(field => field.IsText())
            .Any(field => ((string)entity.Get(field)!).Contains(Values[0], StringComparison.OrdinalIgnoreCase)),
        Match.Prefix => Texts(entity).Any(text => text.StartsWith(Values[0], StringComparison.Ordinal)),
        _ => Texts(entity).Any(text => Values.Contains(text, StringComparer.Ordinal)),
    };

    public override string ToString() => $"{Field?.Name} {Match} {string.Join(',', Values)}";

    private IEnumerable<string> Texts(IMessage entity) => entity.Get(Field!) switch
    {
        string text => [text],
        IList values => values.Cast<object>().Select(EntityType.Text),
        { } value => [EntityType.Text(value)],
        null => [],
    };
}
