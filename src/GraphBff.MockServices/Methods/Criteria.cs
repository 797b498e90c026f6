using Google.Protobuf;
using Google.Protobuf.Reflection;
using GraphBff.MockServices.Entities;
using GraphBff.MockServices.Messages;
using GraphBff.MockServices.Names;

namespace GraphBff.MockServices.Methods;

/// <summary>
/// Reads filters from requests. A request's field is one if the entity has a field of its name (<c>status</c>), if it is the plural of one
/// (<c>ids</c>), refers to the entity (<c>order_id</c>), begins one (<c>sku_prefix</c>), or is the text of a search.
/// </summary>
internal static class Criteria
{
    private static readonly string[] Searches = ["query", "search", "search_term", "term", "q"];

    /// <summary>The filters that the request sets.</summary>
    /// <param name="request">The request.</param>
    /// <param name="type">What it selects.</param>
    /// <param name="without">A field that is no filter here; null for none.</param>
    public static IReadOnlyList<Criterion> Of(IMessage request, EntityType type, FieldDescriptor? without = null)
        => [.. request.Descriptor.Fields.InFieldNumberOrder()
            .Where(field => field != without && request.IsGiven(field))
            .Select(field => Of(request, field, type))
            .OfType<Criterion>()];

    /// <summary>The field of the entity that a request's field selects by; null if it selects by none.</summary>
    public static FieldDescriptor? Selected(FieldDescriptor field, EntityType type)
        => field.IsMap || field.IsMessage() ? null
            : field.Name == type.Reference || field.Name == Words.Plural(type.Reference) ? type.Key
            : type.Message.Fields.InFieldNumberOrder().FirstOrDefault(own => !own.IsMap && !own.IsMessage()
                && own.FieldType == field.FieldType
                && (own.Name == field.Name || (field.IsRepeated && Words.Plural(own.Name) == field.Name)));

    private static Criterion? Of(IMessage request, FieldDescriptor field, EntityType type)
    {
        if (Selected(field, type) is { } own)
        {
            return new Criterion(
                own,
                Match.Equal,
                [.. (field.IsRepeated ? request.List(field).Cast<object>() : [request.Get(field)!]).Select(EntityType.Text)]);
        }

        if (!field.IsText())
        {
            return null;
        }

        const string Suffix = "_prefix";
        var text = (string)request.Get(field)!;
        return field.Name.EndsWith(Suffix, StringComparison.Ordinal)
            && type.Message.Field(field.Name[..^Suffix.Length]) is { } begun && begun.IsText()
                ? new Criterion(begun, Match.Prefix, [text])
            : Searches.Contains(field.Name) ? new Criterion(null, Match.Search, [text])
            : null;
    }
}
