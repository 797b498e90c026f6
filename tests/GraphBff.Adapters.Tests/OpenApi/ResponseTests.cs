using GraphBff.Adapters.Operations;
using GraphBff.Adapters.Tests.Rest;
using GraphBff.Adapters.Tests.Schemas;
using Microsoft.Extensions.DependencyInjection;

namespace GraphBff.Adapters.Tests.OpenApi;

/// <summary>What each route answers is what the description says.</summary>
[Collection(ProductCollection.Name)]
public sealed class ResponseTests(GraphFixture fixture)
{
    private const string Nobody = """{"name":"","email":"nowhere"}""";
    private const string Order = """{"userId":"$users","lines":[{"productId":"$products","quantity":1}]}""";

    public static TheoryData<string, string, string, string?, int> Requests => new()
    {
        { "GET", "/api/v1/users", "?first=2", null, 200 },
        { "GET", "/api/v1/users", "?first=x", null, 400 },
        { "GET", "/api/v1/users/{id}", "$users", null, 200 },
        { "GET", "/api/v1/users/{id}", "VXNlcjpub25l", null, 404 },
        { "POST", "/api/v1/users", "", """{"name":"Ada","email":"ada.byron@example.com"}""", 201 },
        { "POST", "/api/v1/users", "", Nobody, 400 },
        { "GET", "/api/v1/orders", "?first=50", null, 200 },
        { "GET", "/api/v1/orders/{id}", "$orders", null, 200 },
        { "POST", "/api/v1/orders", "", Order, 201 },
        { "POST", "/api/v1/orders", "", Order.Replace(":1}", ":999}", StringComparison.Ordinal), 409 },
        { "POST", "/api/v1/orders/{id}/cancel", "$placed", null, 200 },
        { "GET", "/api/v1/products", "?first=50", null, 200 },
        { "GET", "/api/v1/products/{id}", "$products", null, 200 },
    };

    [Theory]
    [MemberData(nameof(Requests))]
    public async Task Response_IsAsDescribed(string method, string path, string given, string? body, int status)
    {
        var document = await Described.ReadAsync(fixture.Graph);
        var address = given.StartsWith('?') ? path + given : path.Replace("{id}", await WithIdsAsync(given), StringComparison.Ordinal);

        var response = await fixture.Graph.SendAsync(method, address, body is null ? null : await WithIdsAsync(body));

        Assert.Equal(status, response.Status);
        var operation = Described.Operation(document, method.ToLowerInvariant(), path);
        Assert.Equal("", Described.Response(document, operation, status, response.ContentType!).Faults(response.Json));
    }

    [Fact]
    public void EveryRoute_IsRequested()
        => Assert.Equal(
            fixture.Graph.Services.GetRequiredService<OperationCatalog>().Files
                .Where(file => file.Http is not null)
                .Select(file => $"{file.Http!.Method} {file.Http.Path}")
                .Order(),
            Requests.Where(request => (int)request[4] < 300).Select(request => $"{request[0]} {request[1]}").Order());

    private async Task<string> WithIdsAsync(string text)
    {
        foreach (var list in new[] { "users", "orders", "products" })
        {
            if (text.Contains($"${list}", StringComparison.Ordinal))
            {
                var page = (await fixture.Graph.GetAsync($"/api/v1/{list}?first=1")).Json;
                text = text.Replace($"${list}", page.GetProperty(list)[0].GetProperty("id").GetString(), StringComparison.Ordinal);
            }
        }

        return text == "$placed" ? await PlaceAsync() : text;
    }

    private async Task<string> PlaceAsync()
    {
        var placed = await fixture.Graph.SendAsync("POST", "/api/v1/orders", await WithIdsAsync(Order));
        return placed.Json.GetProperty("id").GetString()!;
    }
}
