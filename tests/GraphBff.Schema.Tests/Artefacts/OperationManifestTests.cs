using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using GraphBff.Adapters.Operations;
using GraphBff.Engine.Output;
using GraphBff.Schema.Artefacts;
using GraphBff.Testing;

namespace GraphBff.Schema.Tests.Artefacts;

/// <summary>Checks the manifest's entries for the example operations, and runs the operations.</summary>
public sealed class OperationManifestTests : IDisposable
{
    private static readonly string Schema = Path.Combine(Repository.Root, "schema");

    private static readonly Dictionary<string, object> Variables = new()
    {
        ["CancelOrder"] = new { input = new { id = GlobalId.Format("Order", "order-09895") } },
        ["CreateUser"] = new { input = new { name = "Ada Example", email = "ada@example.com" } },
        ["GetOrder"] = new { id = GlobalId.Format("Order", "order-00001") },
        ["GetProduct"] = new { id = GlobalId.Format("Product", "product-001") },
        ["GetUser"] = new { id = GlobalId.Format("User", "user-0001") },
        ["ListOrders"] = new { first = 5 },
        ["ListProducts"] = new { skuPrefix = "BSK" },
        ["ListUsers"] = new { first = 5 },
        ["NodeById"] = new { id = GlobalId.Format("Product", "product-001") },
        ["OrderDetail"] = new { id = GlobalId.Format("Order", "order-00001") },
        ["OrderPage"] = new { first = 5 },
        ["PlaceOrder"] = new
        {
            input = new
            {
                userId = GlobalId.Format("User", "user-0001"),
                lines = new[] { new { productId = GlobalId.Format("Product", "product-001"), quantity = 1 } },
            },
        },
        ["ProductSearch"] = new { skuPrefix = "BSK" },
        ["UserDetail"] = new { id = GlobalId.Format("User", "user-0001") },
        ["UserOrderChanges"] = new { userId = GlobalId.Format("User", "user-0001") },
        ["UserPage"] = new { first = 5 },
    };

    private readonly DirectoryInfo _directory = Directory.CreateTempSubdirectory("graphbff-operations-");

    [Fact]
    public async Task Operations_OfTheManifest_RunWithoutErrors()
    {
        // Calls may be slow on a busy machine. They must not time out.
        await using var graph = await TestGraph.StartAsync(("Calls:CallTimeout", "00:01:00"), ("Transport:RequestBudget", "00:01:00"));
        foreach (var operation in Manifest())
        {
            var name = operation.GetProperty("name").GetString()!;

            var response = await ResponseAsync(graph, operation, Variables[name]);

            Assert.False(response.TryGetProperty("errors", out _), $"{name}: {response}");
            var root = response.GetProperty("data").EnumerateObject().Single().Value;
            Assert.Equal(JsonValueKind.Object, root.ValueKind);
            Assert.True(!root.TryGetProperty("errors", out var errors) || errors.GetArrayLength() == 0, $"{name}: {response}");
        }
    }

    [Fact]
    public void Manifest_Ids_AreTheHashesOfWhatRuns()
    {
        var operations = Manifest();

        Assert.Equal(Variables.Keys.Order(), operations.Select(operation => operation.GetProperty("name").GetString()));
        Assert.All(operations, operation =>
        {
            var name = operation.GetProperty("name").GetString()!;
            var text = AdapterDirectives.Remove(File.ReadAllText(Path.Combine(Schema, "operations", $"{name}.graphql"))).Trim();
            Assert.Equal(text, operation.GetProperty("body").GetString());
            Assert.Equal(
                Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text))),
                operation.GetProperty("id").GetString());
        });
    }

    [Theory]
    [InlineData("query Broken {")]
    [InlineData("{ tally }")]
    [InlineData("query Other { tally }")]
    [InlineData("query Broken { tally } query Another { tally }")]
    [InlineData("fragment Broken on Query { tally }")]
    public async Task Create_OperationThatTheManifestDoesNotTake_NamesItsFile(string text)
    {
        await File.WriteAllTextAsync(Path.Combine(_directory.FullName, "Broken.graphql"), text);

        var thrown = Assert.Throws<ArtefactException>(() => OperationManifest.Of(_directory.FullName, text => text).ToArray());

        Assert.Contains("operations/Broken.graphql", thrown.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Create_FileOfAnotherMachine_SameHash()
    {
        var folders = new[] { "unix", "windows" }.Select(_directory.CreateSubdirectory).ToArray();
        await File.WriteAllTextAsync(Path.Combine(folders[0].FullName, "Tally.graphql"), "query Tally {\n  tally\n}\n");
        await File.WriteAllTextAsync(Path.Combine(folders[1].FullName, "Tally.graphql"), "query Tally {\r\n  tally\r\n}\r\n");

        var unix = OperationManifest.Of(folders[0].FullName, text => text);
        var windows = OperationManifest.Of(folders[1].FullName, text => text);

        Assert.Equal(
            unix.Select(artefact => Encoding.UTF8.GetString(artefact.Content)),
            windows.Select(artefact => Encoding.UTF8.GetString(artefact.Content)));
    }

    public void Dispose() => _directory.Delete(recursive: true);

    private static async Task<JsonElement> ResponseAsync(TestGraph graph, JsonElement operation, object variables)
    {
        var text = operation.GetProperty("body").GetString()!;
        if (operation.GetProperty("type").GetString() != "subscription")
        {
            return await graph.QueryAsync(text, variables);
        }

        await using var events = await SseClient.SubscribeAsync(graph.Http, text, variables);
        return JsonDocument.Parse((await events.NextAsync())!.Data).RootElement;
    }

    private static JsonElement[] Manifest()
        => JsonDocument.Parse(File.ReadAllBytes(Path.Combine(Schema, "operations", "manifest.json"))).RootElement
            .GetProperty("operations")
            .Deserialize<JsonElement[]>()!;
}
