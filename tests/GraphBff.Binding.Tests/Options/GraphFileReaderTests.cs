using GraphBff.Binding.Options;

namespace GraphBff.Binding.Tests.Options;

public sealed class GraphFileReaderTests
{
    private const string Least = "protos: x\nservices: { a.B: }\n";

    [Fact]
    public void Read_AllOptions_HaveTheirPlaces()
    {
        var file = GraphFileReader.Read(
            """
            protos: [protos/, graph.binpb]
            services:
              a.B:
                address: ${URL}
                prefix: Shop
                queries: { Convert: { name: converted, items: rows, key: [x, y.z] } }
                mutations: { Add: { returns: Get } }
                subscriptions: [Follow]
                lists: Rows
                hide: [Reset]
              c.D: { address: ${OTHER_URL}, prefix: x }
            edges: { Item.product_id: Product }
            types: { a.Money: { name: ShopMoney } }
            """,
            "graph.yaml",
            "/shop");

        Assert.Equal(["/shop/protos/", "/shop/graph.binpb"], file.Protos.Select(source => source.Path));
        Assert.Equal(["a.B", "c.D"], file.Services.Select(service => service.Service));
        Assert.Equal("${OTHER_URL}", file.Services[1].Address);
        var service = file.Services[0];
        Assert.Equal(("${URL}", "Shop", new Place("graph.yaml", 3, 3)), (service.Address, service.Prefix, service.Place));
        Assert.Equal(
            [
                ("Convert", MethodSection.Queries), ("Add", MethodSection.Mutations), ("Follow", MethodSection.Subscriptions),
                ("Rows", MethodSection.Lists), ("Reset", MethodSection.Hide),
            ],
            service.Methods.Values.Select(method => (method.Method, method.Section)));
        var convert = service.Methods["Convert"];
        Assert.Equal(("converted", "rows", "x y.z"), (convert.Field, convert.Items, string.Join(' ', convert.Key)));
        Assert.Equal("Get", service.Methods["Add"].Returns);
        Assert.Equal(new EdgeLine("Item", "product_id", "Product", new Place("graph.yaml", 12, 10)), Assert.Single(file.Edges));
        Assert.Equal(new TypeLine("a.Money", "ShopMoney", new Place("graph.yaml", 13, 10)), Assert.Single(file.Types));
    }

    [Theory]
    [InlineData(
        "protos: x\nservices:\n  a.B: { adress: x }",
        "graph.yaml:3:10: 'adress' is not an option of a service. The options are address, prefix, ")]
    [InlineData("proto: x", "graph.yaml:1:1: 'proto' is not an option of the file. The options are protos, services, edges, types.")]
    [InlineData(Least + "types: { a.B: { nam: X } }", "graph.yaml:3:10: a.B has no name.")]
    [InlineData(Least + "edges: { product_id: X }", "graph.yaml:3:10: 'product_id' is not of the form Message.field.")]
    [InlineData("protos: x\nservices: { a.B: { queries: { C: { nme: x } } } }", "graph.yaml:2:36: 'nme' is not an option of a method.")]
    [InlineData("protos: x\nservices: { a.B: { queries: [C], hide: C } }", "graph.yaml:2:40: C already stands at graph.yaml:2:30.")]
    [InlineData("protos: x\nservices: [a.B]", "graph.yaml:2:11: Here belongs services, as names with values.")]
    [InlineData("protos: { a: b }\nservices: { a.B: }", "graph.yaml:1:9: The value of protos is not text.")]
    [InlineData("protos: x\nprotos: y", "graph.yaml:2:1: ")]
    [InlineData("protos: [x", "graph.yaml:2:1: ")]
    [InlineData("services: { a.B: }", "graph.yaml: protos is missing: ")]
    [InlineData("protos: x", "graph.yaml: services is missing: ")]
    [InlineData("", "graph.yaml: protos is missing: ")]
    public void Read_Mistake_SaysWhere(string text, string message)
        => Assert.StartsWith(
            message, Assert.Throws<BindingException>(() => GraphFileReader.Read(text, "graph.yaml", "")).Message, StringComparison.Ordinal);

    [Fact]
    public async Task ReadAsync_NoFile_SaysWhich()
    {
        var fault = await Assert.ThrowsAsync<BindingException>(() => GraphFileReader.ReadAsync("/nowhere/graph.yaml", default));

        Assert.StartsWith("/nowhere/graph.yaml cannot be read: ", fault.Message, StringComparison.Ordinal);
    }
}
