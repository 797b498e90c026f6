using Google.Protobuf.Reflection;
using GraphBff.Binding.Methods;
using GraphBff.Binding.Names;
using GraphBff.Binding.Plans;
using GraphBff.Binding.Types;

namespace GraphBff.Binding.Planning;

/// <summary>Makes fields of reads and of streams.</summary>
internal sealed class QueryPlanner(TypeCatalog types, Nodes nodes, RootNames names)
{
    public MethodPlan Plan(ClassifiedMethod method)
    {
        if (nodes.Batches.Values.Contains(method))
        {
            return new MethodPlan(
                method.Method, MethodUse.Loader, null, [method.Class.Why, Reason.By(Convention.Batch, $"batch of {NodeOf(method)}")], []);
        }

        var shape = method.Shape!;
        if (ReadShape.IsUnclear(method.Method, shape))
        {
            var lists = method.Method.OutputType.Fields.InFieldNumberOrder().Where(field => field.IsRepeated).Select(field => field.Name);
            return new MethodPlan(
                method.Method,
                MethodUse.None,
                null,
                [new Reason($"pages of which list: {string.Join(" or ", lists)}?", null, null)],
                [.. lists.Select(list => $"queries: {{ {method.Method.Name}: {{ items: {list} }} }}")]);
        }

        var (key, arguments, reasons) = shape.Answer.IsList ? List(method) : nodes.IsNodeBy(method) ? Node(method) : Lookup(method);
        var item = Item(shape.Answer, method);
        var type = !shape.Answer.IsList ? item : shape.Pages?.IsConnection == true ? types.Connection(item)
            : shape.Answer.Path[^1].MayFail() ? $"[{item}]" : $"[{item}!]";
        return new MethodPlan(
            method.Method,
            MethodUse.Query,
            new FieldPlan(names.Take(method, NameOf(method)), arguments, type, shape.Answer.Path, key),
            [.. reasons, .. shape.Answer.Reasons, .. Total(method), .. Mask(method), method.Class.Why],
            []);
    }

    /// <summary>A stream: of events, or a list that ends.</summary>
    public MethodPlan PlanStream(ClassifiedMethod method)
    {
        var answer = method.Shape!.Answer;
        var isList = method.Class.Kind == MethodKind.ListStream;
        var item = answer.IsList ? $"[{Item(answer, method)}!]" : Item(answer, method);
        return new MethodPlan(
            method.Method,
            isList ? MethodUse.Query : MethodUse.Subscription,
            new FieldPlan(
                names.Take(method, Words.Camel(method.Method.Name)),
                [.. method.Shape.Arguments.Where(field => !field.IsMask()).Select(field => Argument(field, method))],
                isList && !answer.IsList ? $"[{item}!]" : item,
                answer.Path,
                []),
            [
                Reason.By(Convention.Watch, isList ? "the stream's messages" : "stream"),
                .. answer.Reasons.Where(IsOfResponse),
                method.Class.Why,
            ],
            []);
    }

    // The words of whole lists and of pages do not fit a stream.
    private static bool IsOfResponse(Reason reason) => reason.Convention is Convention.Response or Convention.Wrapped;

    private Request List(ClassifiedMethod method)
    {
        ArgumentPlan[] paging = method.Shape!.Pages switch
        {
            null => [],
            { IsConnection: true } => [new("first", "Int", []), new("after", "String", [])],
            { Size: var size } => [new("first", "Int", size!)],
        };
        return new Request([], [.. paging, .. method.Shape.Arguments.Select(field => Argument(field, method))], []);
    }

    private Request Node(ClassifiedMethod method)
    {
        var shape = method.Shape!;
        var by = string.Join(" and ", shape.Key.Select(part => part.Name));
        var convention = shape.Key switch
        {
            [{ Asked.Count: 1 }] => Convention.NodeByKey,
            [{ Asked.Count: > 1 }, ..] => Convention.NodeByMessage,
            _ => Convention.NodeBySeveralFields,
        };
        var batch = nodes.Batches.TryGetValue(method, out var batched)
            ? Reason.By(Convention.Batch, $"batch: {batched.Method.Name}")
            : Reason.By(Convention.Batch, "no batch method: 16 at a time");
        return new Request(shape.Key, Asked(method, isNode: true), [Reason.By(convention, $"node by {by}"), batch]);
    }

    private Request Lookup(ClassifiedMethod method)
    {
        var shape = method.Shape!;
        var by = string.Join(" and ", shape.Key.Select(part => part.Name));
        var reason = shape.Arguments.Count == 0 ? Reason.By(Convention.OneObject, "one object: no key")
            : shape.Key.Count == 0 ? Reason.By(Convention.Arguments, "")
            : shape.HoldsKey ? Reason.By(Convention.Lookup, $"lookup by {by}")
            : Reason.By(Convention.Lookup, $"lookup by {by}: the answer does not hold it");
        return new Request([], Asked(method, isNode: false), [reason]);
    }

    // The one field of a node's key is its global id. Other fields of a key must be given.
    private IReadOnlyList<ArgumentPlan> Asked(ClassifiedMethod method, bool isNode)
    {
        var shape = method.Shape!;
        var key = shape.Key.Select(part => part.Asked[0]).ToHashSet();
        var asId = isNode && shape.Key is [{ Asked.Count: 1 }];
        return
        [
            .. shape.Arguments.Select(
                field => !key.Contains(field) ? Argument(field, method)
                    : asId ? new ArgumentPlan("id", "ID!", [field]) { IsNode = true }
                    : Argument(field, method) is var argument && argument.Type.EndsWith('!') ? argument
                    : argument with { Type = argument.Type + "!" }),
        ];
    }

    private ArgumentPlan Argument(FieldDescriptor field, ClassifiedMethod method)
        => new(Words.Camel(field.Name), types.Argument(field, method.Prefix), [field]);

    private string Item(Answer answer, ClassifiedMethod method)
        => answer.Path is [.., { IsMap: false } field] ? types.OutputValue(field, method.Prefix)
            : types.Output(answer.Message!, method.Prefix);

    private static IEnumerable<Reason> Total(ClassifiedMethod method)
        => method.Shape!.Answer.IsList && PageFields.Total(method.Method.OutputType) is { } total
            ? [Reason.By(Convention.Total, $"totalCount is {string.Join('.', total.Select(field => field.Name))}")]
            : [];

    private static IEnumerable<Reason> Mask(ClassifiedMethod method)
        => method.Method.InputType.Fields.InFieldNumberOrder().FirstOrDefault(field => field.IsMask()) is { } mask
            && !method.Shape!.Arguments.Contains(mask)
            ? [Reason.By(Convention.Mask, $"{mask.Name} left out: whole messages")]
            : [];

    private string NodeOf(ClassifiedMethod batch) => nodes.Batches.Single(pair => pair.Value == batch).Key.Method.Name;

    private static string NameOf(ClassifiedMethod method)
    {
        var (verb, noun) = method.Class.Name;
        var isShort = method.Class.Why.Convention is Convention.ReadVerb or Convention.LastVerb or Convention.NoSideEffects
            && verb is "get" or "list";
        return !isShort ? Words.Camel(method.Method.Name)
            : noun.Length > 0 ? Words.Camel(verb == "list" ? [.. noun[..^1], Words.Plural(noun[^1])] : noun)
            : method.Shape!.Answer.Message is { } message
                ? Words.Camel(verb == "list" ? Words.Plural(Words.Snake(message.Name)) : message.Name)
            : Words.Camel($"{method.Prefix}_{method.Method.Name}");
    }

    /// <summary>What a field asks by.</summary>
    private sealed record Request(
        IReadOnlyList<KeyPart> Key, IReadOnlyList<ArgumentPlan> Arguments, IReadOnlyList<Reason> Reasons);
}
