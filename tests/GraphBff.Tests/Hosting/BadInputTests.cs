using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using GraphBff.Testing;

namespace GraphBff.Tests.Hosting;

/// <summary>Any input gets a 4xx or a coded error without an exception's text, and the next request is served.</summary>
[Collection(ReadingCollection.Name)]
public sealed class BadInputTests(GraphFixture fixture)
{
    private readonly TestGraph _graph = fixture.Graph;

    public static TheoryData<string> Bodies => [
        "",
        "{",
        "null",
        "[]",
        "42",
        "{\"query\":42}",
        "{\"query\":null}",
        "{\"query\":\"\"}",
        "{\"query\":\"{\"}",
        "{\"query\":\"{ nothing }\"}",
        "{\"query\":\"{ __typename }\",\"variables\":7}",
        "{\"query\":\"{ __typename }\",\"operationName\":\"X\"}",
        "{\"query\":\"query A { __typename } query B { __typename }\"}",
        "{\"query\":\"subscription { x }\"}",
        "{\"query\":\"\\ud800\"}",
        "{\"query\":\"query($i: ID!) { user(id: $i) { id } }\",\"variables\":{\"i\":\"\\udfff\"}}",
        "{\"query\":\"query($i: ID!) { user(id: $i) { id } }\",\"variables\":{\"i\":{}}}",
        "{\"query\":\"query($n: Int) { users(first: $n) { nodes { id } } }\",\"variables\":{\"n\":99999999999999999999999}}",
        "{\"query\":\"query($n: Int) { users(first: $n) { nodes { id } } }\",\"variables\":{\"n\":1e400}}",
        "{\"query\":\"{ users(first: 99999999999) { nodes { id } } }\"}",
        "{\"query\":\"{ users(first: 1000) { nodes { id } } }\"}",
        "{\"query\":\"{ ...f } fragment f on Query { ...f }\"}",
        "{\"query\":\"{ __typename }\"} trailing",
        "{\"query\":\"{ products(skuPrefix: \\\"\\u0000\\\", after: \\\"////\\\") { nodes { id } } }\"}",
        "{\"query\":\"{ node(id: \\\"VXNlcjo\\\") { id } }\"}",
        "{\"query\":\"mutation { createUser(input: {}) { user { id } } }\"}",
        "{\"query\":\"" + new string('{', 10_000) + "\"}",
        "{\"query\":\"{ " + string.Concat(Enumerable.Range(0, 5000).Select(i => $"a{i}: __typename ")) + "}\"}",
    ];

    [Theory]
    [MemberData(nameof(Bodies))]
    public async Task Body_Bad_CodedError(string body)
    {
        using var response = await _graph.Http.PostAsync("/graphql", new StringContent(body, Encoding.UTF8, "application/json"));

        var text = await response.Content.ReadAsStringAsync();
        Assert.InRange((int)response.StatusCode, 200, 499);
        using var json = JsonDocument.Parse(text);
        Assert.All(
            json.RootElement.GetProperty("errors").EnumerateArray(),
            error => Assert.Matches("^[A-Z_]+$", error.GetProperty("extensions").GetProperty("code").GetString()));
        Assert.NotEmpty(json.RootElement.GetProperty("errors").EnumerateArray());
        Assert.DoesNotContain("Exception", text, StringComparison.Ordinal);
        Assert.DoesNotContain("INTERNAL", text, StringComparison.Ordinal);
        Assert.Equal("Query", (await _graph.QueryAsync("{ __typename }")).GetProperty("data").GetProperty("__typename").GetString());
    }

    [Fact]
    public async Task FiftyAtOnce_GoodAndBad_EachGetsItsOwn()
    {
        var requests = Enumerable.Range(0, 50).Select(async i =>
        {
            using var response = await _graph.Http.PostAsJsonAsync(
                "/graphql",
                new { query = i % 2 == 0 ? $"{{ orders(first: {i + 1}) {{ nodes {{ customer {{ id }} }} }} }}" : "{ nothing }" });
            var json = await response.Content.ReadFromJsonAsync<JsonElement>();
            return i % 2 == 0
                ? json.GetProperty("data").GetProperty("orders").GetProperty("nodes").GetArrayLength() == i + 1
                    && !json.TryGetProperty("errors", out _)
                : json.TryGetProperty("errors", out _) && !json.TryGetProperty("data", out _);
        });

        Assert.DoesNotContain(false, await Task.WhenAll(requests));
    }
}
