using Google.Protobuf.Reflection;
using GraphBff.Binding.Options;
using GraphBff.Binding.Plans;
using GraphBff.Binding.Types;

namespace GraphBff.Binding.Methods;

/// <summary>What a read asks and answers, before it has a name.</summary>
/// <param name="Answer">Where the answer is.</param>
/// <param name="Pages">How it is read in pages; null for a whole list and for one object.</param>
/// <param name="Key">The fields that ask for one object; empty if there are none.</param>
/// <param name="Arguments">The fields of the request that are arguments, the key's included.</param>
internal sealed record ReadShape(
    Answer Answer, PageFields? Pages, IReadOnlyList<KeyPart> Key, IReadOnlyList<FieldDescriptor> Arguments)
{
    private static readonly string[] Masks = ["read_mask", "field_mask", "output_mask", "mask"];

    /// <summary>Whether the answer holds the key by which it was asked, so that it can be a node.</summary>
    public bool HoldsKey => Key.Count > 0 && Key.All(part => part.Held.Count > 0);

    /// <summary>Whether a line says that the key makes a node, held or not.</summary>
    public bool IsNodeByLine { get; private init; }

    /// <exception cref="BindingException">The line names what the messages do not have.</exception>
    public static ReadShape Of(MethodDescriptor method, MethodName name, MethodLine? line)
    {
        var pages = PageFields.Of(method);
        var items = line?.Items is { } field
            ? method.OutputType.FindFieldByName(field) is { IsRepeated: true } found
                ? found
                : throw new BindingException($"{line.Place}: {method.OutputType.FullName} has no list {field}.")
            : null;
        var list = Answer.List(method, name, pages, items);
        var answer = list ?? Answer.One(method, name);
        pages = list is null ? null : pages;
        var fields = method.InputType.Fields.InFieldNumberOrder()
            .Where(field => !(field.IsMask() && Masks.Contains(field.Name)) && pages?.Asked.Contains(field) != true)
            .ToList();
        var key = list is not null || answer.Message is null || WellKnown.Of(answer.Message) is not null ? []
            : line?.Key is { Count: > 0 } ? KeyFinder.ByLine(line, method.InputType, answer.Message)
            : KeyFinder.Find(method.InputType, answer.Message);
        return new ReadShape(answer, pages, key, fields) { IsNodeByLine = line?.Key is { Count: > 0 } && key.Count > 0 };
    }

    /// <summary>
    /// Whether it is unclear which field has the items of a list that comes in pages. Read as one object, it would end with the first page.
    /// </summary>
    public static bool IsUnclear(MethodDescriptor method, ReadShape shape)
        => !shape.Answer.IsList
            && PageFields.Of(method)?.Next is not null
            && method.OutputType.Fields.InFieldNumberOrder().Any(field => field.IsRepeated);
}
