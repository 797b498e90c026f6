using System.Text;
using System.Text.Json;
using GraphBff.Engine.Operations;
using GraphBff.Engine.Tests.TestSchema;
using GraphBff.Engine.Types;
using Microsoft.Extensions.DependencyInjection;

namespace GraphBff.Engine.Tests.Execution;

/// <summary>
/// A condition that is null, handled as in graphql-js 16.15 and 17.1 (GraphQL specification, 5.8.5 and 6.4.1). The object whose fields are
/// being collected fails, and nothing below it runs.
/// </summary>
public sealed class NullConditionTests
{
    private const string Null = """{"x":null}""";

    private readonly ProbeGraph _graph = new(configure: builder => builder.Extend<ProbeSubscriptions>());

    [Theory]
    [InlineData(
        "query ($x: Boolean = true) { __typename probe { number @include(if: $x) } }", """{"__typename":"Query","probe":null}""", "probe")]
    [InlineData("query ($x: Boolean = false) { probe { number @skip(if: $x) } }", """{"probe":null}""", "probe")]
    [InlineData("query ($x: Boolean = false) { probe { ... @skip(if: $x) { number } } }", """{"probe":null}""", "probe")]
    [InlineData(
        "query ($x: Boolean = false) { probe { ...F @skip(if: $x) } } fragment F on Probe { number }", """{"probe":null}""", "probe")]
    [InlineData(
        "query ($x: Boolean = false) { probe { ...F } } fragment F on Probe { number @skip(if: $x) }", """{"probe":null}""", "probe")]
    [InlineData("query ($x: Boolean = false) { probe { selfSure { number @skip(if: $x) } } }", """{"probe":null}""", "probe.selfSure")]
    [InlineData("query ($x: Boolean = false) { probeSure { number @skip(if: $x) } }", "null", "probeSure")]
    [InlineData("query ($x: Boolean = false) { a: __typename @skip(if: $x) probe { number } }", "null", "")]
    [InlineData("query ($x: Boolean = false) { ... { ...F } } fragment F on Query { probe @skip(if: $x) { number } }", "null", "")]
    [InlineData("mutation ($x: Boolean = false) { change { number } again: change @skip(if: $x) { number } }", "null", "")]
    [InlineData("mutation ($x: Boolean = false) { change { number @skip(if: $x) } }", """{"change":null}""", "change")]
    [InlineData("query ($x: Boolean = false) { probe { ... @defer(if: $x) { number } } }", """{"probe":null}""", "probe")]
    [InlineData("query ($x: Boolean) { probe { ... @defer(if: $x) { number } } }", """{"probe":null}""", "probe")]
    [InlineData("query ($x: Boolean) { ... @defer(if: $x) { probe { number } } }", "null", "")]
    [InlineData(
        "query ($x: Boolean) { probe { itemsLoose @stream(if: $x) { number } } }", """{"probe":{"itemsLoose":null}}""", "probe.itemsLoose")]
    [InlineData(
        "query ($x: Int) { probe { itemsLoose @stream(initialCount: $x) { number } } }",
        """{"probe":{"itemsLoose":null}}""",
        "probe.itemsLoose",
        "initialCount",
        "Int!")]
    [InlineData("query ($x: Boolean = true) { __type(name: \"Probe\") { name @include(if: $x) } }", """{"__type":null}""", "__type")]
    [InlineData("query ($x: Boolean = true) { __typename __schema { queryType @include(if: $x) { name } } }", "null", "__schema")]
    [InlineData("query ($x: Boolean = true) { __schema { queryType { name @include(if: $x) } } }", "null", "__schema.queryType")]
    public async Task Null_IsTheErrorOfTheObject(string query, string data, string path, string argument = "if", string type = "Boolean!")
    {
        var plain = await _graph.RunAsync(query, Null);
        var incremental = await StartAsync(query);

        Assert.All(new[] { plain, incremental }, response =>
        {
            Assert.Equal(data, response.GetProperty("data").GetRawText());
            var error = Assert.Single(response.GetProperty("errors").EnumerateArray());
            Assert.Equal(
                $"Argument \"{argument}\" of non-null type \"{type}\" must not be null.", error.GetProperty("message").GetString());
            Assert.Equal("BAD_USER_INPUT", error.GetProperty("extensions").GetProperty("code").GetString());
            Assert.Equal(path, error.TryGetProperty("path", out var found) ? string.Join('.', found.EnumerateArray()) : "");
            Assert.Equal(
                query.LastIndexOf("$x", StringComparison.Ordinal) + 1, error.GetProperty("locations")[0].GetProperty("column").GetInt32());
        });
    }

    [Theory]
    [InlineData("query ($x: Boolean = true) { probe { number @skip(if: true) @include(if: $x) } }", """{"probe":{}}""")]
    [InlineData("query ($x: Boolean = true) { probe { ... @skip(if: true) { number @include(if: $x) } } }", """{"probe":{}}""")]
    [InlineData("query ($x: Boolean = true) { living { ... on Person { name @include(if: $x) } } }", """{"living":{}}""")]
    [InlineData("query ($x: Boolean = true) { __type(name: \"None\") { name @include(if: $x) } }", """{"__type":null}""")]
    public async Task Null_NobodyAsksForIt_DecidesNothing(string query, string data)
        => Assert.Equal(data, await _graph.DataAsync(query, Null));

    [Theory]
    [InlineData("{}", """{"probe":{"number":1}}""")]
    [InlineData("""{"x":true}""", """{"probe":{"number":1}}""")]
    [InlineData("""{"x":false}""", """{"probe":{}}""")]
    [InlineData("""{"x":null}""", """{"probe":null}""")]
    public async Task EachValue_HasAPlanOfItsOwn(string variables, string data)
    {
        const string query = "query ($x: Boolean = true) { probe { number @include(if: $x) } }";
        await _graph.RunAsync(query, Null);

        Assert.Equal(data, (await _graph.RunAsync(query, variables)).GetProperty("data").GetRawText());
    }

    [Fact]
    public async Task Mutation_NullAtTheRoot_ChangesNothing()
    {
        var changed = false;
        _graph.Script.Run = (probe, _) =>
        {
            changed = true;
            return new(probe);
        };

        await _graph.RunAsync("mutation ($x: Boolean = true) { change { number } again: change @include(if: $x) { number } }", Null);

        Assert.False(changed);
    }

    [Fact]
    public async Task Subscription_NullAtTheRoot_IsRefusedBeforeItsSourceOpens()
    {
        var response = await StartAsync("subscription ($x: Boolean = true) { ... { probed @include(if: $x) { number } } }");

        Assert.False(response.TryGetProperty("data", out _));
        Assert.Single(response.GetProperty("errors").EnumerateArray());
    }

    [Fact]
    public async Task Subscription_NullBelowTheRoot_IsTheErrorOfEachEvent()
    {
        var response = await StartAsync("subscription ($x: Boolean = true) { probed { number @include(if: $x) } }");

        Assert.Equal("null", response.GetProperty("data").GetRawText());
        Assert.Equal(["probed BAD_USER_INPUT"], ProbeGraph.ErrorsOf(response));
    }

    private async Task<JsonElement> StartAsync(string query)
    {
        await using var responses = _graph.Engine.Start(
            new OperationRequest
            {
                Query = Encoding.UTF8.GetBytes(query),
                Variables = Encoding.UTF8.GetBytes(Null),
                Deadline = DateTimeOffset.MaxValue,
                AcceptsIncremental = true,
                Services = TestGraph.Services(configure: services => services.AddSingleton(_graph.Script)),
            },
            default);
        using var response = await responses.NextAsync();
        return JsonDocument.Parse(response!.Body).RootElement.Clone();
    }

    private sealed class ProbeSubscriptions : TypeExtension<SubscriptionType>
    {
        protected override void Extend(SubscriptionType type) => type.Event<ProbeType>("probed").From(Probes);

        private static async IAsyncEnumerable<SubscriptionEvent> Probes(FieldContext field)
        {
            await Task.Yield();
            yield return new SubscriptionEvent(field.Operation.Services.GetRequiredService<Script>().Probe(1));
        }
    }
}
