using Google.Protobuf.Reflection;
using GraphBff.Binding.Names;
using GraphBff.Binding.Plans;
using GraphBff.Binding.Types;

namespace GraphBff.Binding.Methods;

/// <summary>Where the answer is in a response.</summary>
/// <param name="Path">The fields that lead to it; empty if the response is the answer.</param>
/// <param name="Message">The message that it is, or that it is a list of; null for scalars and enums.</param>
/// <param name="Reasons">Why.</param>
internal sealed record Answer(IReadOnlyList<FieldDescriptor> Path, MessageDescriptor? Message, IReadOnlyList<Reason> Reasons)
{
    private static readonly string[] Envelopes = ["response", "reply", "result", "res", "resp"];

    private static readonly string[] Lists = ["list", "page", "set"];

    public bool IsList => Path is [.., { IsRepeated: true }];

    /// <summary>The answer of a list; null if the response is none, or if it is not clear which field has the items.</summary>
    /// <param name="method">The method.</param>
    /// <param name="name">Its name.</param>
    /// <param name="pages">Its pages.</param>
    /// <param name="items">The field of the items by a line; null for none.</param>
    public static Answer? List(MethodDescriptor method, MethodName name, PageFields? pages, FieldDescriptor? items)
    {
        var lists = method.OutputType.Fields.InFieldNumberOrder().Where(field => field.IsRepeated).ToList();
        var others = method.OutputType.Fields.InFieldNumberOrder()
            .Where(field => !field.IsRepeated && field != pages?.Next?[0] && PageFields.Total(method.OutputType)?[0] != field)
            .ToList();
        // A Get that answers more than its pages may have its items inside another message.
        var isPaged = pages?.Next is not null && (name.Verb != "get" || !others.Exists(other => other.IsMessage()));
        var isList = name.Verb is "list" or "batchget"
            || isPaged
            || (others.Count == 0 && lists is [var single] && IsEnvelopeOf(method.OutputType, single));
        var field = items ?? (isList ? Items(lists, name) : null);
        if (field is null)
        {
            return null;
        }

        var text = (items is null ? "" : $" of {field.Name}") + (others.Count == 0 ? "" : $" without {Names(others)}");
        var convention = field switch
        {
            { IsMap: true } => Convention.Map,
            _ when field.IsMessage() => pages?.Convention ?? Convention.WholeList,
            _ => pages?.Convention ?? Convention.Scalars,
        };
        return new Answer([field], field.IsMessage() ? field.MessageType : null, [Reason.By(convention, Describe(pages, field) + text)]);
    }

    /// <summary>The answer of a read that is no list, or of a write.</summary>
    public static Answer One(MethodDescriptor method, MethodName name)
    {
        var response = method.OutputType;
        if (WellKnown.Of(response) is not null || !IsEnvelope(response))
        {
            return new Answer([], response, []);
        }

        var fields = response.Fields.InFieldNumberOrder();
        var messages = fields.Where(field => field.IsMessage() && !field.IsRepeated && WellKnown.Of(field.MessageType) is null).ToList();

        // Of several fields, a message is the resource only if it has the name that was asked for.
        var wrapped = messages is [var only] && (fields.Count == 1 || Words.Of(only.MessageType.Name).AsSpan().SequenceEqual(name.Noun))
            ? only
            : null;
        return wrapped is null
            ? new Answer([], response, [Reason.By(Convention.Response, "the response as it is")])
            : new Answer(
                [wrapped],
                wrapped.MessageType,
                [
                    Reason.By(
                        Convention.Wrapped, fields.Count == 1 ? "" : $"without {Names(fields.Where(field => field != wrapped))}"),
                ]);
    }

    private static bool IsEnvelope(MessageDescriptor response) => Words.Of(response.Name) is [.., var last] && Envelopes.Contains(last);

    // A Cart with its items alone is an object. Carts with carts, and a CartList, are lists.
    private static bool IsEnvelopeOf(MessageDescriptor response, FieldDescriptor list)
        => IsEnvelope(response)
            || Words.Of(response.Name) is [.., var last] && (Lists.Contains(last) || Words.Snake(response.Name) == list.Name);

    private static FieldDescriptor? Items(List<FieldDescriptor> lists, MethodName name)
    {
        var messages = lists.Where(field => field.IsMessage() && !field.IsMap).ToList();
        var noun = string.Join('_', name.Noun);
        return messages is [var message] ? message
            : lists is [var only] ? only
            : lists.Find(field => field.Name == noun || field.Name == Words.Plural(noun));
    }

    private static string Describe(PageFields? pages, FieldDescriptor field) => pages switch
    {
        null when field.IsMap => "list of the map's entries",
        null => "whole list: no page fields",
        { IsConnection: true } => $"pages by {Dotted(pages.Position!)}",
        _ => $"list by {Dotted(pages.Size!)} alone",
    };

    private static string Dotted(IEnumerable<FieldDescriptor> path) => string.Join('.', path.Select(field => field.Name));

    private static string Names(IEnumerable<FieldDescriptor> fields) => string.Join(", ", fields.Select(field => field.Name));
}
