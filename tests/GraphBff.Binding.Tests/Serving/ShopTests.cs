using System.Text.RegularExpressions;
using GraphBff.Engine.Output;
using GraphBff.Testing;

namespace GraphBff.Binding.Tests.Serving;

/// <summary>The page's shop, served.</summary>
public sealed class ShopTests : IAsyncLifetime
{
    private DescribedServer _server = null!;
    private ServedGraph _graph = null!;

    public async Task InitializeAsync()
    {
        var page = await File.ReadAllTextAsync(Path.Combine(Repository.Root, "src", "GraphBff.Binding", "README.md"));
        var folder = Directory.CreateTempSubdirectory("graphbff-binding-");
        Directory.CreateDirectory(Path.Combine(folder.FullName, "protos"));
        await File.WriteAllTextAsync(Path.Combine(folder.FullName, "protos", "shop.proto"), Block("proto").Match(page).Groups[1].Value);
        var plan = await Planned.PlanOfFolderAsync(folder.FullName, Block("yaml").Match(page).Groups[1].Value);
        folder.Delete(recursive: true);
        _server = await DescribedServer.StartAsync(plan.Services.Select(service => service.Service), new ShopServer().Answer);
        _graph = ServedGraph.Before(_server, plan);

        static Regex Block(string kind) => new($"```{kind}\n(.*?)```", RegexOptions.Singleline);
    }

    public async Task DisposeAsync()
    {
        await _graph.DisposeAsync();
        await _server.DisposeAsync();
    }

    [Fact]
    public async Task Product_ByItsId_HasEachValue()
    {
        Assert.Equal(
            $$$"""{"product":{"id":"{{{Id("Product", "tea")}}}","name":"tea name","price":{"currencyCode":"EUR","""
                + "\"units\":\"9007199254740993\",\"nanos\":50},\"categories\":[\"a\",\"b\"]}}",
            await _graph.DataAsync(
                $$"""{ product(id: "{{Id("Product", "tea")}}") { id name price { currencyCode units nanos } categories } }"""));
        Assert.Equal(["GetProduct"], _server.Names);
    }

    [Fact]
    public async Task Product_OfAnUnknownId_IsNull()
        => Assert.Equal("""{"product":null}""", await _graph.DataAsync($$"""{ product(id: "{{Id("Product", "no")}}") { name } }"""));

    [Fact]
    public async Task Product_ByTheIdOfAnotherType_IsBadId()
        => Assert.Contains(
            "BAD_ID", await _graph.DataAsync($$"""{ product(id: "{{Id("Cart", "tea")}}") { name } }"""), StringComparison.Ordinal);

    [Fact]
    public async Task Node_ByItsGlobalId_IsTheSame() => Assert.Equal(
        """{"node":{"__typename":"Product","name":"cup name"}}""",
        await _graph.DataAsync($$"""{ node(id: "{{Id("Product", "cup")}}") { __typename ... on Product { name } } }"""));

    [Fact]
    public async Task List_Whole_HasItsItems() => Assert.Equal(
        """{"products":[{"name":"tea name"},{"name":"cup name"}],"searchProducts":[{"name":"tea name"}],"""
            + "\"supportedCurrencies\":[\"EUR\",\"CHF\"]}",
        await _graph.DataAsync("""{ products { name } searchProducts(query: "tea") { name } supportedCurrencies }"""));

    [Fact]
    public async Task Convert_OfAnInput_SendsIt()
    {
        Assert.Equal(
            """{"convert":{"currencyCode":"CHF","units":"42","nanos":5}}""",
            await _graph.DataAsync(
                "query ($from: MoneyInput!) { convert(from: $from, toCode: \"CHF\") { currencyCode units nanos } }",
                new { from = new { currencyCode = "EUR", units = "9007199254740993" } }));
        Assert.Equal("0a0e0a03455552" + "108180808080808010" + "1203434846", Convert.ToHexStringLower(_server.Calls.Single().Request));
    }

    [Fact]
    public async Task Cart_EdgeToProducts_ReadsEachOnce()
    {
        Assert.Equal(
            """{"cart":{"items":[{"quantity":2,"product":{"name":"tea name"}},{"quantity":1,"product":null}]}}""",
            await _graph.DataAsync($$"""{ cart(id: "{{Id("Cart", "ada")}}") { items { quantity product { name } } } }"""));
        Assert.Equal(["GetCart", "GetProduct", "GetProduct"], _server.Names);
    }

    [Fact]
    public async Task AddItem_ThatReturnsTheCart_HasIt()
    {
        Assert.Equal(
            """{"addItem":{"cart":{"items":[{"quantity":3,"product":{"name":"cup name"}}]},"errors":[]}}""",
            await _graph.DataAsync(
                """
                mutation {
                  addItem(input: { userId: "bob", item: { productId: "cup", quantity: 3 } }) {
                    cart { items { quantity product { name } } }
                    errors { message }
                  }
                }
                """));
        Assert.Equal(["AddItem", "GetCart", "GetProduct"], _server.Names);
    }

    [Fact]
    public async Task EmptyCart_ThatAnswersNothing_HasItsErrors() => Assert.Equal(
        """{"emptyCart":{"errors":[]}}""",
        await _graph.DataAsync("""mutation { emptyCart(input: { userId: "ada" }) { errors { message } } }"""));

    private static string Id(string type, string id) => GlobalId.Format(type, id);
}
