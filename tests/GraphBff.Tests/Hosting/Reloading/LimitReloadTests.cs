using System.Text.Json;
using GraphBff.Engine.Configuration;
using GraphBff.Engine.Limits;

namespace GraphBff.Tests.Hosting.Reloading;

/// <summary>Each limit of operations takes effect without a restart.</summary>
public sealed class LimitReloadTests
{
    private const string Deep = "{ orders(first: 1) { nodes { customer { orders(first: 1) { nodes { customer { id } } } } } } }";

    private const string Order = "mutation ($x: PlaceOrderInput!) { placeOrder(input: $x) { errors { __typename } } }";

    public static TheoryData<string, string, string> Limits => new()
    {
        { "DocumentBytes", "1024", $"{{ __typename }} # {new string('x', 1100)}" },
        { "Tokens", "10", "{ a: __typename b: __typename c: __typename d: __typename }" },
        { "Nesting", "10", "{ orders(first: 1) { nodes { ...{ ...{ ...{ ...{ ...{ ...{ ...{ ...{ ...{ id } } } } } } } } } } } }" },
        { "Depth", "3", Deep },
        { "Fields", "1", "{ __typename users(first: 1) { nodes { id } } }" },
        { "RootFields", "1", "{ a: __typename b: __typename }" },
        { "Aliases", "0", "{ a: __typename }" },
        { "EqualKeys", "1", "{ __typename __typename }" },
        { "FragmentSpreads", "0", "{ ... { __typename } }" },
        { "Directives", "0", "{ __typename @skip(if: false) }" },
        { "Definitions", "1", "query { ...F } fragment F on Query { __typename }" },
        { "Variables", "0", "query ($x: Int) { users(first: $x) { nodes { id } } }" },
        { "ConditionVariables", "0", "query ($x: Boolean = true) { __typename @include(if: $x) }" },
        { "IntrospectionDepth", "1", "{ __schema { queryType { name } } }" },
        { "IntrospectionFields", "1", "{ __schema { queryType { name } } }" },
        { "VariableDepth", "1", Order },
        { "Items", "1", "{ users(first: 5) { nodes { id } } }" },
        { "ResponseBytes", "1024", "{ users(first: 50) { nodes { id name email } } }" },
        { "Errors", "1", "{ a: user(id: \"x\") { id } b: user(id: \"y\") { id } }" },
    };

    [Theory]
    [MemberData(nameof(Limits))]
    public async Task Limit_Lowered_AppliesToTheNextOperation(string limit, string value, string query)
    {
        await using var product = await ReloadedGraph.StartAsync();

        Assert.DoesNotContain("LIMIT_", await CodesAsync(product, query), StringComparison.Ordinal);
        product.Set($"Limits:{limit}", value);

        // Another text, since the first one is known: cached operations were checked when they came.
        var code = typeof(LimitCodes).GetField(limit)!.GetRawConstantValue();
        Assert.Contains($"{code}", await CodesAsync(product, $"{query}\n"), StringComparison.Ordinal);
    }

    [Fact]
    public void Limits_AllThatReload_AreHere()
        => Assert.Equal(
            typeof(LimitOptions).GetProperties()
                .Where(option => option.IsDefined(typeof(ReloadableAttribute), inherit: false))
                .Select(option => option.Name)
                .Order(),
            Limits.Select(row => (string)row[0]).Order());

    private static async Task<string> CodesAsync(ReloadedGraph product, string query)
    {
        var variables = query.StartsWith(Order, StringComparison.Ordinal)
            ? new { x = new { userId = "VXNlcjp4", lines = new[] { new { productId = "UHJvZHVjdDp4", quantity = 1 } } } }
            : null;
        var response = await product.Graph.QueryAsync(query, variables);
        return response.TryGetProperty("errors", out var errors)
            ? string.Join(' ', errors.EnumerateArray().Select(CodeOf))
            : "";
    }

    private static string? CodeOf(JsonElement error)
        => error.GetProperty("extensions").TryGetProperty("code", out var code) ? code.GetString() : null;
}
