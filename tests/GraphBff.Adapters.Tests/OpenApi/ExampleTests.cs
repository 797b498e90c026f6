using System.Text.Json;
using GraphBff.Adapters.Operations;
using GraphBff.Adapters.Tests.Rest;
using Microsoft.Extensions.DependencyInjection;

namespace GraphBff.Adapters.Tests.OpenApi;

/// <summary>A reader who sends the examples of a route gets what it promises.</summary>
[Collection(ProductCollection.Name)]
public sealed class ExampleTests(GraphFixture fixture)
{
    [Fact]
    public async Task Examples_OfEachRoute_Work()
    {
        var document = await Described.ReadAsync(fixture.Graph);
        foreach (var file in fixture.Graph.Services.GetRequiredService<OperationCatalog>().Files.Where(file => file.Http is not null))
        {
            var operation = Described.Operation(document, file.Http!.Method.ToLowerInvariant(), file.Http.Path);

            var response = await fixture.Graph.SendAsync(file.Http.Method, Address(file.Http.Path, operation), Body(operation));

            Assert.True(response.Status is 200 or 201, $"{file.Name}: {response.Status} {response.Text}");
        }
    }

    [Fact]
    public async Task Example_OfABody_IsWithoutWhatParametersSet()
    {
        var document = await Described.ReadAsync(fixture.Graph);
        var operation = Described.Operation(document, "post", "/api/v1/orders");

        var key = operation.GetProperty("parameters").EnumerateArray().Single();
        Assert.Equal("basket-4711", key.GetProperty("example").GetString());
        var body = JsonDocument.Parse(Body(operation)!).RootElement;
        Assert.Equal(["userId", "lines"], body.EnumerateObject().Select(member => member.Name));
    }

    private static string Address(string path, JsonElement operation)
    {
        var query = new List<string>();
        foreach (var parameter in Parameters(operation))
        {
            var (name, value) = (parameter.GetProperty("name").GetString(), parameter.GetProperty("example").ToString());
            if (parameter.GetProperty("in").GetString() == "path")
            {
                path = path.Replace($"{{{name}}}", value, StringComparison.Ordinal);
            }
            else if (parameter.GetProperty("in").GetString() == "query")
            {
                query.Add($"{name}={value}");
            }
        }

        return $"{path}?{string.Join('&', query)}";
    }

    private static IEnumerable<JsonElement> Parameters(JsonElement operation)
        => operation.TryGetProperty("parameters", out var all)
            ? all.EnumerateArray().Where(parameter => parameter.TryGetProperty("example", out _))
            : [];

    private static string? Body(JsonElement operation)
        => operation.TryGetProperty("requestBody", out var body)
            ? body.GetProperty("content").GetProperty("application/json").GetProperty("example").GetRawText()
            : null;
}
