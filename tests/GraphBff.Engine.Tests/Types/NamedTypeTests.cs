using System.Text.Json;
using GraphBff.Engine.Batching;
using GraphBff.Engine.Inputs;
using GraphBff.Engine.Output;
using GraphBff.Engine.Tests.TestSchema;
using GraphBff.Engine.Types;
using GraphQL.Types;
using Microsoft.Extensions.DependencyInjection;

namespace GraphBff.Engine.Tests.Types;

/// <summary>Types and loaders that objects declare, in one graph with those that classes declare.</summary>
public sealed class NamedTypeTests
{
    private static readonly string Key = GlobalId.Format("Tea", "7");

    [Fact]
    public async Task Types_OverOneClass_AreToldApartByThemselves() => Assert.Equal(
        """{"a":{"__typename":"Tea","name":"Tea 7"},"b":{"__typename":"Cake","name":"Cake 8"}}""",
        await DataAsync(
            $$"""
            {
              a: node(id: "{{Key}}") { __typename ... on Tea { name } }
              b: node(id: "{{GlobalId.Format("Cake", "8")}}") { __typename ... on Cake { name } }
            }
            """));

    [Fact]
    public async Task Loaders_OfOneClass_BatchByTheirDeclarations()
    {
        var batches = new List<string>();

        await DataAsync("{ a: tea(key: 1) { name } b: tea(key: 2) { name } c: cake(key: 1) { name } d: tea(key: 1) { name } }", batches);

        Assert.Equal(["CakeLoader: 1", "TeaLoader: 1 2"], batches.Order());
    }

    [Fact]
    public async Task Fields_OfEachKind_HaveTheirValues() => Assert.Equal(
        """{"tea":{"name":"Tea 1","size":"18446744073709551615","tags":["a","b"],"raw":{"x":[1]},"all":[{"y":2},"z"],"kind":"GREEN","""
            + "\"kinds\":[\"GREEN\",null],\"with\":{\"name\":\"Cake 1\"}}}",
        await DataAsync("{ tea(key: 1) { name size tags raw all kind kinds with { name } } }"));

    [Fact]
    public async Task Connection_ByName_HasEdgesAndPage() => Assert.Equal(
        """{"teas":{"nodes":[{"name":"Tea 1"}],"edges":[{"node":{"name":"Tea 1"},"cursor":"0"}],"pageInfo":{"hasNextPage":false}}}""",
        await DataAsync("{ teas { nodes { name } edges { node { name } cursor } pageInfo { hasNextPage } } }"));

    [Fact]
    public async Task Input_ByName_IsAnInputObject() => Assert.Equal(
        """{"brew":"2: GREEN, 5"}""",
        await DataAsync("query ($input: BrewInput!) { brew(input: $input) }", variables: """{"input":{"minutes":5,"kind":"GREEN"}}"""));

    [Fact]
    public async Task Module_ByClass_ExtendsATypeByName() => Assert.Equal(
        """{"tea":{"probe":{"number":9}}}""",
        await DataAsync(
            "{ tea(key: 1) { probe { number } } }",
            configure: graph => graph.Extend<BakeryType>("Tea", tea => tea.Object<ProbeType>("probe", _ => new Probe(new Script(), 9)))));

    [Fact]
    public async Task TypeByName_ExtendsAModule_ByClass()
    {
        var probe = new Probe(new Script(), 3);

        Assert.Equal(
            """{"probe":{"tea":{"name":"Tea 3"}}}""",
            await DataAsync(
                "{ probe { tea { name } } }",
                configure: graph => graph
                    .Type<ProbeType>()
                    .Extend<QueryType>("Query", query => query.Object<ProbeType>("probe", _ => probe))
                    .Extend<ProbeType>("Probe", type => type.Step("tea", TypeText.Parse("Tea"))
                        .By(operation => operation.Loader(Bakery.Teas), (parent, _) => $"{parent.Number}"))));
    }

    [Fact]
    public void Extension_OfANameThatNoTypeHas_IsRefused()
    {
        var thrown = Assert.Throws<GraphDeclarationException>(
            () => new TestGraph(graph => graph.Extend<BakeryType>("Coffee", _ => { })));

        Assert.Contains("'Coffee'", thrown.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Types_OfOneName_AreRefused()
    {
        var thrown = Assert.Throws<GraphDeclarationException>(
            () => new TestGraph(graph => graph.Type(new BakeryType("Tea", Bakery.Teas)).Type(new BakeryType("Tea", Bakery.Teas))));

        Assert.Contains("'Tea'", thrown.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Sdl_OfTypesByName_HasNoWordsOfTheirClass()
        => Assert.DoesNotContain("Something baked", new TestGraph(Bakery.Add).Engine.Sdl, StringComparison.Ordinal);

    private static async Task<string> DataAsync(
        string query, List<string>? batches = null, Action<GraphBuilder>? configure = null, string variables = "")
    {
        var graph = new TestGraph(builder =>
        {
            Bakery.Add(builder);
            configure?.Invoke(builder);
        });
        var response = await graph.RunAsync(
            query, variables, TestGraph.Services(configure: services => services.AddSingleton(batches ?? [])));

        Assert.False(response.TryGetProperty("errors", out var errors), errors.ValueKind == JsonValueKind.Array ? errors.ToString() : "");
        return response.GetProperty("data").ToString();
    }

    /// <summary>Something baked, or drunk with it.</summary>
    private sealed record Item(string Type, string Id);

    private static class Bakery
    {
        public static LoaderDeclaration<ItemLoader> Teas { get; } = Declare("Tea");

        private static LoaderDeclaration<ItemLoader> Cakes { get; } = Declare("Cake");

        public static void Add(GraphBuilder graph)
        {
            var kind = new EnumerationGraphType { Name = "Kind" };
            kind.Add("GREEN", 2);
            var brew = new InputObjectGraphType { Name = "BrewInput" };
            brew.AddField(new FieldType { Name = "kind", ResolvedType = TypeText.Parse("Kind!") });
            brew.AddField(new FieldType { Name = "minutes", ResolvedType = TypeText.Parse("Int!") });
            graph
                .Type<UnsignedLongType>().Type<JsonType>()
                .Type(kind).Type(brew)
                .Type(new BakeryType("Tea", Teas)).Type(new BakeryType("Cake", Cakes))
                .Type(new NamedConnectionType("TeaConnection", "TeaEdge", "Tea")).Type(new NamedEdgeType("TeaEdge", "Tea"))
                .Extend<QueryType>("Query", AddQueries);
        }

        private static void AddQueries(QueryType query)
        {
            foreach (var (name, type, loader) in new[] { ("tea", "Tea", Teas), ("cake", "Cake", Cakes) })
            {
                query.Step(name, TypeText.Parse(type))
                    .Argument("key", TypeText.Parse("ID!"), "Which.")
                    .By(operation => operation.Loader(loader), (_, field) => field.Arguments.Get<string>("key"));
            }

            query.Connection("teas", "TeaConnection").Resolve((_, _) => new(new OnePage()));
            query.Step("brew", TypeText.Parse("String")).Argument("input", TypeText.Parse("BrewInput!"), "How.")
                .Resolve((_, field) => field.Arguments.Get<InputObject>("input") is var input
                    ? new($"{input.Get<int>("kind")}: GREEN, {input.Get<int>("minutes")}") : default);
        }

        private static LoaderDeclaration<ItemLoader> Declare(string type)
            => new($"{type}Loader", services => new ItemLoader(type, services.GetRequiredService<List<string>>()));
    }

    private sealed class BakeryType : ObjectType<Item>
    {
        public BakeryType(string name, LoaderDeclaration<ItemLoader> loader)
            : base(name)
        {
            IsTypeOf = value => value is Item item && item.Type == name;
            Node(operation => operation.Loader(loader), item => item.Id);
            Leaf("name", TypeText.Parse("String!"), WriteName, item => $"{item.Type} {item.Id}");
            Leaf("size", TypeText.Parse("UnsignedLong!"), WriteSize, _ => ulong.MaxValue);
            Member("tags", TypeText.Parse("[String!]!"), _ => new object[] { "a", "b" });
            Leaf("raw", TypeText.Parse("JSON"), WriteRaw, _ => new RawJson("""{"x":[1]}"""u8.ToArray()));
            object[] all = [new RawJson("""{"y":2}"""u8.ToArray()), new RawJson("\"z\""u8.ToArray())];
            Member("all", TypeText.Parse("[JSON!]!"), _ => all);
            Leaf("kind", TypeText.Parse("Kind"), WriteKind, _ => 2);
            Member("kinds", TypeText.Parse("[Kind]!"), _ => new object?[] { 2, null });
            Member("with", TypeText.Parse("Cake"), item => item with { Type = "Cake" });
        }

        private static bool WriteName(JsonOutput output, Item item)
        {
            output.String($"{item.Type} {item.Id}");
            return true;
        }

        private static bool WriteSize(JsonOutput output, Item item)
        {
            output.QuotedNumber(ulong.MaxValue);
            return true;
        }

        private static bool WriteRaw(JsonOutput output, Item item)
        {
            output.Raw("""{"x":[1]}"""u8);
            return true;
        }

        private static bool WriteKind(JsonOutput output, Item item)
        {
            output.Raw("\"GREEN\""u8);
            return true;
        }
    }

    private sealed class ItemLoader(string type, List<string> batches) : BatchDataLoader<string, Item>
    {
        protected override Task<IReadOnlyDictionary<string, Item>> LoadBatchAsync(
            IReadOnlyList<string> keys, CancellationToken cancellationToken)
        {
            batches.Add($"{Name}: {string.Join(' ', keys)}");
            return Task.FromResult<IReadOnlyDictionary<string, Item>>(keys.ToDictionary(key => key, key => new Item(type, key)));
        }
    }

    private sealed class OnePage : Connection
    {
        public override IReadOnlyList<object> Nodes { get; } = [new Item("Tea", "1")];

        public override bool HasNextPage => false;

        public override bool HasPreviousPage => false;

        public override string CursorAt(int position) => $"{position}";
    }
}
