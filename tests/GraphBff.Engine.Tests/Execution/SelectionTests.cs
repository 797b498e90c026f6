using GraphBff.Engine.Tests.TestSchema;

namespace GraphBff.Engine.Tests.Execution;

/// <summary>GraphQL specification, 6.3.2 Field Collection.</summary>
public sealed class SelectionTests
{
    private readonly ProbeGraph _graph = new();

    [Theory]
    [InlineData("true", "true", """{"probe":{"text":"text 1"}}""")]
    [InlineData("true", "false", """{"probe":{}}""")]
    [InlineData("false", "true", """{"probe":{"number":1,"text":"text 1"}}""")]
    [InlineData("false", "false", """{"probe":{"number":1}}""")]
    public async Task Conditions_EachChoice_ItsOwnPlan(string skip, string include, string expected)
    {
        const string query = "query ($s: Boolean!, $i: Boolean!) { probe { number @skip(if: $s) ...F @include(if: $i) } } "
            + "fragment F on Probe { text }";

        Assert.Equal(expected, await _graph.DataAsync(query, $$"""{"s":{{skip}},"i":{{include}}}"""));
    }

    [Fact]
    public async Task Condition_ByDefaultOfItsVariable_Holds()
        => Assert.Equal("""{"probe":{}}""", await _graph.DataAsync("query ($s: Boolean! = true) { probe { number @skip(if: $s) } }"));

    [Fact]
    public async Task SkipAndInclude_OnOneField_BothHold()
        => Assert.Equal(
            """{"probe":{"b":1}}""",
            await _graph.DataAsync(
                "{ probe { a: number @skip(if: true) @include(if: true) b: number @skip(if: false) @include(if: true) } }"));

    [Fact]
    public async Task EqualFields_AreMergedWhereTheFirstStands()
    {
        var data = await _graph.DataAsync(
            "{ probe { self { number } text self { text ...F } ... { n: number } } } fragment F on Probe { n: number self { number } }");

        Assert.Equal(
            """{"probe":{"self":{"number":1,"text":"text 1","n":1,"self":{"number":1}},"text":"text 1","n":1}}""", data);
    }

    [Fact]
    public async Task TypeName_OnEveryKindOfParent_IsTheObjectsType()
    {
        var response = await TestGraph.Shared.RunAsync(
            "{ __typename living { __typename } beings { __typename t: __typename } p: thing(number: 5) { __typename } c: thing(number: 3) "
            + "{ __typename } n: thing(number: 4) { __typename } }");

        Assert.Equal(
            """{"__typename":"Query","living":{"__typename":"Plant"},"beings":[{"__typename":"Person","t":"Person"},"""
            + """{"__typename":"Robot","t":"Robot"},{"__typename":"Plant","t":"Plant"}],"p":{"__typename":"Person"},"c":"""
            + """{"__typename":"Coin"},"n":{"__typename":"Note"}}""",
            response.GetProperty("data").GetRawText());
    }

    [Fact]
    public async Task AbstractField_FragmentsOnItsTypes_ApplyByType()
    {
        var response = await TestGraph.Shared.RunAsync(
            "{ beings { ... on Living { age: name } ... on Robot { name } ...B } } fragment B on Being { ... on Person { email } }");

        Assert.Equal(
            """{"beings":[{"age":"thing \"0\"\n","email":"0@example.org"},{"name":"thing \"1\"\n"},{"age":"thing \"2\"\n"}]}""",
            System.Text.Json.Nodes.JsonNode.Parse(response.GetProperty("data").GetRawText())!.ToJsonString(
                new System.Text.Json.JsonSerializerOptions
                {
                    Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping
                }));
    }

    [Theory]
    [InlineData("""{"x":1,"n":"Purse","x":2}""")]
    [InlineData("""{"n":"Coin","n":"Purse"}""")]
    [InlineData("""{"other":{"a":1,"a":2},"n":"Purse"}""")]
    public async Task Introspection_RepeatedKeysInTheVariables_TheLastCounts(string variables)
    {
        var response = await TestGraph.Shared.RunAsync("query ($n: String!) { __type(name: $n) { name } }", variables);

        Assert.Equal("""{"data":{"__type":{"name":"Purse"}}}""", response.GetRawText());
    }

    [Fact]
    public async Task Introspection_BesideData_IsSplicedIn()
    {
        var response = await TestGraph.Shared.RunAsync(
            "query ($n: String!) { s: __schema { queryType { name } } __type(name: $n) { kind name ...F } tally } fragment F on __Type { "
            + "possibleTypes { name } }",
            """{"n":"Purse"}""");

        Assert.Equal(
            """{"s":{"queryType":{"name":"Query"}},"__type":{"kind":"UNION","name":"Purse","possibleTypes":[{"name":"Coin"},"""
            + """{"name":"Note"}]},"tally":0}""",
            response.GetProperty("data").GetRawText());
    }
}
