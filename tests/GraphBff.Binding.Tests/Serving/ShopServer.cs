using Google.Protobuf.Reflection;
using GraphBff.Upstream.Described;
using Grpc.Core;

namespace GraphBff.Binding.Tests.Serving;

/// <summary>The services of the page's shop.</summary>
internal sealed class ShopServer
{
    private readonly Dictionary<string, List<(string Product, int Quantity)>> _carts = new()
    {
        ["ada"] = [("tea", 2), ("gone", 1)],
    };

    public IEnumerable<byte[]> Answer(MethodDescriptor method, WireObject request)
    {
        yield return (method.Name switch
        {
            "GetProduct" => Text(request, "id") is "tea" or "cup" ? Product(method.OutputType, Text(request, "id"))
                : throw new RpcException(new Status(StatusCode.NotFound, "")),
            "ListProducts" => List(method.OutputType, "products", "tea", "cup"),
            "SearchProducts" => Text(request, "query") == "tea" ? List(method.OutputType, "results", "tea") : new(method.OutputType),
            "GetSupportedCurrencies" => Draft(method.OutputType, ("currency_codes", new object[] { "EUR", "CHF" })),
            "Convert" => Draft(method.OutputType, ("currency_code", Text(request, "to_code")), ("units", 42L), ("nanos", 5)),
            "GetCart" => Cart(method.OutputType, Text(request, "user_id")),
            "AddItem" => Add(method.OutputType, request),
            _ => new MessageDraft(method.OutputType),
        }).ToBytes();
    }

    private static string Text(WireObject message, string field) => message.Message.Get(message.Message.Type[field]).Text;

    private static MessageDraft Draft(MessageDescriptor type, params (string Field, object Value)[] fields)
    {
        var draft = new MessageDraft(type);
        foreach (var (field, value) in fields)
        {
            draft.Set(type.FindFieldByName(field), value);
        }

        return draft;
    }

    private static MessageDraft Product(MessageDescriptor type, string id) => Draft(
        type,
        ("id", id),
        ("name", $"{id} name"),
        (
            "price",
            Draft(
                type.FindFieldByName("price").MessageType,
                ("currency_code", "EUR"),
                ("units", 9_007_199_254_740_993L),
                ("nanos", 50))),
        ("categories", new object[] { "a", "b" }));

    private static MessageDraft List(MessageDescriptor type, string field, params string[] ids) => Draft(
        type, (field, ids.Select(id => (object)Product(type.FindFieldByName(field).MessageType, id)).ToArray()));

    private MessageDraft Cart(MessageDescriptor type, string user)
    {
        var item = type.FindFieldByName("items").MessageType;
        return Draft(
            type,
            ("user_id", user),
            (
                "items",
                _carts.GetValueOrDefault(user, [])
                    .Select(line => (object)Draft(item, ("product_id", line.Product), ("quantity", line.Quantity)))
                    .ToArray()));
    }

    private MessageDraft Add(MessageDescriptor type, WireObject request)
    {
        var item = request.Message.Get(request.Message.Type["item"]).Message;
        _carts.TryAdd(Text(request, "user_id"), []);
        _carts[Text(request, "user_id")].Add((Text(new WireObject(item), "product_id"), (int)item.Get(item.Type["quantity"]).Int64));
        return new MessageDraft(type);
    }
}
