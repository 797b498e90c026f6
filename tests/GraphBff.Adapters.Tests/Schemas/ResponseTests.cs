using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using GraphBff.Adapters.Operations;
using GraphBff.Adapters.Schemas;
using GraphBff.Testing;
using GraphQLParser;
using GraphQLParser.AST;
using Json.Schema;
using Microsoft.Extensions.DependencyInjection;

namespace GraphBff.Adapters.Tests.Schemas;

/// <summary>What the product answers is what the schemas say.</summary>
[Collection(ProductCollection.Name)]
public sealed class ResponseTests(GraphFixture fixture)
{
    private readonly TestGraph _graph = fixture.Graph;

    [Theory]
    [InlineData("OrderPage", """{"first":2}""")]
    [InlineData("OrderPage", """{"first":1,"status":"PENDING"}""")]
    [InlineData("OrderDetail", """{"id":"$Order"}""")]
    [InlineData("OrderDetail", """{"id":"T3JkZXI6bm8tc3VjaC1vcmRlcg"}""")]
    [InlineData("NodeById", """{"id":"$Order"}""")]
    [InlineData("NodeById", """{"id":"$User"}""")]
    [InlineData("NodeById", """{"id":"$Product"}""")]
    [InlineData("ProductSearch", """{"skuPrefix":"","first":2}""")]
    [InlineData("CreateUser", """{"input":{"name":"Ada","email":"ada.lovelace@example.com"}}""")]
    [InlineData("CreateUser", """{"input":{"name":"","email":"nowhere"}}""")]
    [InlineData("PlaceOrder", """{"input":{"userId":"$User","lines":[{"productId":"$Product","quantity":1}]}}""")]
    [InlineData("PlaceOrder", """{"input":{"userId":"$User","lines":[{"productId":"$Product","quantity":999999}]}}""")]
    public async Task Response_OfAnOperationOfTheProduct_IsValid(string name, string variables)
    {
        var catalog = _graph.Services.GetRequiredService<OperationCatalog>();

        await CheckAsync(Encoding.UTF8.GetString(catalog.Files.Single(file => file.Name == name).Text), variables);
    }

    [Theory]
    [InlineData("{ users(first: 2) { edges { cursor node { __typename createdAt orders(first: 1) { nodes { id } } } } } }")]
    [InlineData(
        "{ __typename nodes(ids: [\"$User\", \"$Order\", \"T3JkZXI6bm8tc3VjaC1vcmRlcg\"]) { __typename ... on User { name } ...O } } "
        + "fragment O on Order { status }")]
    [InlineData("{ nodes(ids: [\"$User\", \"$Order\"]) { id } }")]
    public async Task Response_OfAnyOperation_IsValid(string text) => await CheckAsync(text, "{}");

    private async Task CheckAsync(string text, string variables)
    {
        text = await WithIdsAsync(text);
        var given = JsonDocument.Parse(await WithIdsAsync(variables)).RootElement;
        var document = Parser.Parse(text);
        var schema = new OperationSchema(
            _graph.Engine.Schema, document, document.Definitions.OfType<GraphQLOperationDefinition>().Single());
        Assert.Equal("", Validated.Compile(schema.Variables(new SchemaDefinitions("#/$defs/", inlines: true))).Faults(given));
        var accepts = Validated.Compile(schema.Data());

        var response = await _graph.QueryAsync(text, given);

        Assert.False(response.TryGetProperty("errors", out _), response.ToString());
        Assert.Equal("", accepts.Faults(response.GetProperty("data")));
        RequireFaults(accepts, JsonNode.Parse(response.GetProperty("data").GetRawText())!);
    }

    // Each value in turn is of another kind, and each member in turn is missing.
    private static void RequireFaults(JsonSchema schema, JsonNode data)
    {
        foreach (var node in Below(data).ToList())
        {
            var value = node.DeepClone();
            var wrong = value is JsonObject ? (JsonNode)"wrong" : new JsonObject();
            node.ReplaceWith(wrong);
            Assert.False(schema.Accepts(data.ToJsonString()), $"{wrong.GetPath()} can be {wrong.ToJsonString()}");
            wrong.ReplaceWith(value);
            if (value.Parent is JsonObject parent)
            {
                var name = value.GetPropertyName();
                parent.Remove(name);
                Assert.False(schema.Accepts(data.ToJsonString()), $"{parent.GetPath()} can be without {name}");
                parent.Add(name, value);
            }
        }
    }

    // Innermost first, so that no node is replaced before those in it.
    private static IEnumerable<JsonNode> Below(JsonNode node)
        => (node switch
        {
            JsonObject members => members.Select(member => member.Value),
            JsonArray items => items,
            _ => [],
        }).OfType<JsonNode>().SelectMany(child => Below(child).Append(child));

    private async Task<string> WithIdsAsync(string text)
    {
        foreach (var (type, field) in new[] { ("Order", "orders"), ("User", "users"), ("Product", "products") })
        {
            if (text.Contains($"\"${type}\"", StringComparison.Ordinal))
            {
                var found = await _graph.QueryAsync($"{{ {field}(first: 1) {{ nodes {{ id }} }} }}");
                var id = found.GetProperty("data").GetProperty(field).GetProperty("nodes")[0].GetProperty("id").GetString();
                text = text.Replace($"\"${type}\"", $"\"{id}\"", StringComparison.Ordinal);
            }
        }

        return text;
    }
}
