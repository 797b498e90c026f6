using Google.Api;
using Google.Protobuf.Reflection;
using GraphBff.Binding.Names;
using GraphBff.Binding.Options;
using GraphBff.Binding.Plans;
using GraphBff.Binding.Types;

namespace GraphBff.Binding.Methods;

/// <summary>Finds the key by which a method asks for one message, and where that message holds it.</summary>
internal static class KeyFinder
{
    private static readonly string[] Flags = ["etag", "view", "filter", "order_by", "page_size", "page_token", "language_code"];

    /// <summary>The key; empty if the request has none.</summary>
    /// <param name="request">The request.</param>
    /// <param name="answer">The message that is asked for.</param>
    public static IReadOnlyList<KeyPart> Find(MessageDescriptor request, MessageDescriptor answer)
    {
        var fields = request.Fields.InFieldNumberOrder().Where(field => !field.IsMask()).ToList();
        var scalars = fields.Where(IsKey).ToList();
        var messages = fields.Where(field => field.IsMessage() && WellKnown.Of(field.MessageType) is null).ToList();
        if (scalars.Count == 0 && messages is [{ IsRepeated: false } one])
        {
            var parts = one.MessageType.Fields.InFieldNumberOrder();
            return parts.Count > 0 && parts.All(IsKey)
                ? [.. parts.Select(part => new KeyPart([one, part], Held(answer, [one, part])))]
                : [];
        }

        var isFlat = !fields.Any(field => field.IsRepeated || field.IsMessage());
        var sole = scalars.Find(field => ResourceOf(field) is { } resource && resource == ResourceOf(answer))
            ?? (scalars is [var only] && (isFlat || only.Name is "id" or "name") ? only : null);
        return sole is not null ? [Part(sole, answer)]
            : isFlat ? [.. scalars.Select(field => Part(field, answer))]
            : [];
    }

    /// <summary>The key that a line names.</summary>
    /// <exception cref="BindingException">The request has no such field.</exception>
    public static IReadOnlyList<KeyPart> ByLine(MethodLine line, MessageDescriptor request, MessageDescriptor answer)
        => [.. line.Key.Select(name => Path(line, request, name)).Select(path => new KeyPart(path, Held(answer, path)))];

    private static FieldDescriptor[] Path(MethodLine line, MessageDescriptor request, string path)
    {
        var fields = new List<FieldDescriptor>();
        var message = request;
        foreach (var name in path.Split('.'))
        {
            fields.Add(message?.FindFieldByName(name)
                ?? throw new BindingException($"{line.Place}: {request.FullName} has no field {path}."));
            message = fields[^1].IsMessage() ? fields[^1].MessageType : null;
        }

        return [.. fields];
    }

    private static KeyPart Part(FieldDescriptor field, MessageDescriptor answer) => new([field], Held(answer, [field]));

    // user_id asks, and user_id or id of User answers. A resource's name asks by any name. A message that asks is held whole.
    private static FieldDescriptor[] Held(MessageDescriptor answer, FieldDescriptor[] asked)
    {
        if (asked is [var outer, var inner])
        {
            return answer.FindFieldByName(outer.Name) is { IsRepeated: false } same
                && same.IsMessage()
                && same.MessageType == outer.MessageType ? [same, inner] : [];
        }

        var type = Words.Snake(answer.Name);
        string[] names = asked[0].Name == $"{type}_id" || asked[0].Name == $"{Words.Of(answer.Name)[^1]}_id"
            ? [asked[0].Name, "id"]
            : ResourceOf(asked[0]) is { } resource && resource == ResourceOf(answer) ? [asked[0].Name, "name"]
            : [asked[0].Name];
        return names.Select(answer.FindFieldByName)
            .FirstOrDefault(field => field is { IsRepeated: false } && field.FieldType == asked[0].FieldType) is { } held ? [held] : [];
    }

    private static string? ResourceOf(FieldDescriptor field)
        => field.GetOptions()?.GetExtension(ResourceExtensions.ResourceReference)?.Type is { Length: > 0 } type ? type : null;

    private static string? ResourceOf(MessageDescriptor message)
        => message.GetOptions()?.GetExtension(ResourceExtensions.Resource)?.Type is { Length: > 0 } type ? type : null;

    private static bool IsKey(FieldDescriptor field)
        => !field.IsRepeated
            && field.RealContainingOneof is null
            && !Flags.Contains(field.Name)
            && field.FieldType is not (FieldType.Message or FieldType.Group or FieldType.Bool or FieldType.Enum or FieldType.Float
                or FieldType.Double);
}
