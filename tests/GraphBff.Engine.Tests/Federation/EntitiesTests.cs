using System.Text.Json;
using GraphBff.Engine.Errors;
using GraphBff.Engine.Output;
using GraphBff.Engine.Tests.TestSchema;

namespace GraphBff.Engine.Tests.Federation;

/// <summary><c>_entities</c> (Apollo Federation 2, subgraph specification).</summary>
public sealed class EntitiesTests
{
    private const string Numbers = "query ($list: [_Any!]!) { _entities(representations: $list) { ... on Probe { number } } }";

    private readonly ProbeGraph _graph = SubgraphGraph.Create();

    [Fact]
    public async Task Entities_ByEitherKey_OneBatchInTheOrderAsked()
    {
        var data = await _graph.DataAsync(Numbers, List(Raw("7"), Global("Probe", "3"), Raw("5"), Raw("7")));

        Assert.Equal("""{"_entities":[{"number":8},{"number":4},{"number":6},{"number":8}]}""", data);
        Assert.Equal(["A: 7 3 5"], _graph.Script.Batches);
    }

    [Fact]
    public async Task Entities_TogetherWithNodes_ShareTheBatch()
    {
        await _graph.DataAsync(
            $$"""
            query ($list: [_Any!]!) {
              _entities(representations: $list) { ... on Probe { b { number } } }
              node(id: "{{GlobalId.Format("Probe", "9")}}") { ... on Probe { b { number } } }
            }
            """,
            List(Raw("1"), Raw("2")));

        Assert.Equal(["A: 1 2 9", "B: 2 3 10"], _graph.Script.Batches);
    }

    [Fact]
    public async Task Entities_Literal_ReadsAsVariablesDo()
        => Assert.Equal(
            """{"_entities":[{"__typename":"Probe","probeId":"2"}]}""",
            await _graph.DataAsync(
                """{ _entities(representations: [{ __typename: "Probe", probeId: "1", more: { than: [1, true, null] } }]) { __typename """
                + """... on Probe { probeId } } }"""));

    [Fact]
    public async Task Entities_None_EmptyList()
    {
        Assert.Equal("""{"_entities":[]}""", await _graph.DataAsync(Numbers, List()));
        Assert.Empty(_graph.Script.Batches);
    }

    [Fact]
    public async Task Entities_BadOnes_FailTheirOwnPlaceOnly()
    {
        var (data, errors) = await _graph.FailAsync(Numbers, List(
            Raw("1"),
            "5",
            "\"Probe\"",
            "[]",
            "{}",
            """{"__typename":1,"probeId":"1"}""",
            """{"__typename":"Nothing","nothingId":"1"}""",
            """{"__typename":"Person","id":"1"}""",
            """{"__typename":"Probe"}""",
            """{"__typename":"Probe","probeId":1}""",
            """{"__typename":"Probe","probeId":""}""",
            """{"__typename":"Probe","probeId":null}""",
            """{"__typename":"Probe","id":"garbage"}""",
            """{"__typename":"Probe","id":5}""",
            Global("Robot", "1"),
            Raw("2")));

        Assert.Equal($$"""{"_entities":[{"number":2},{{string.Concat(Enumerable.Repeat("null,", 14))}}{"number":3}]}""", data);
        Assert.Equal(
            [
                .. Enumerable.Range(1, 11).Select(i => $"_entities.{i} BAD_REPRESENTATION"),
                .. Enumerable.Range(12, 3).Select(i => $"_entities.{i} BAD_ID"),
            ],
            errors);
        Assert.Equal(["A: 1 2"], _graph.Script.Batches);
    }

    [Fact]
    public async Task Entities_LiteralWithVariableWithin_ReadsItsValue()
    {
        const string query =
            """query ($id: String, $any: _Any!) { _entities(representations: [{ __typename: "Probe", probeId: $id }, $any]) { """
            + """... on Probe { probeId } } }""";

        var data = await _graph.DataAsync(query, $$"""{"id":"1","any":{{Raw("2")}}}""");

        Assert.Equal("""{"_entities":[{"probeId":"2"},{"probeId":"3"}]}""", data);
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("""{"id":null}""")]
    [InlineData("""{"id":""}""")]
    public async Task Entities_LiteralWithoutAValueOfItsVariable_FailsItsOwnPlaceOnly(string variables)
    {
        var (data, errors) = await _graph.FailAsync(
            """query ($id: String) { _entities(representations: [{ __typename: "Probe", probeId: $id }, { __typename: "Probe", """
            + """probeId: "1" }]) { __typename } }""",
            variables);

        Assert.Equal("""{"_entities":[null,{"__typename":"Probe"}]}""", data);
        Assert.Equal(["_entities.0 BAD_REPRESENTATION"], errors);
    }

    [Fact]
    public async Task Entities_LoaderFails_EachPlaceHasItsError()
    {
        _graph.Script.Fetching = (_, _) => throw new GraphException("UNAVAILABLE", "Gone.");

        var (data, errors) = await _graph.FailAsync(Numbers, List(Raw("1"), Raw("2")));

        Assert.Equal("""{"_entities":[null,null]}""", data);
        Assert.Equal(["_entities.0 UNAVAILABLE", "_entities.1 UNAVAILABLE"], errors);
    }

    [Theory]
    [InlineData(3, true)]
    [InlineData(4, false)]
    public async Task Entities_MoreThanTheBound_Refused(int count, bool answered)
    {
        var graph = SubgraphGraph.Create(maxRepresentations: 3);

        var response = await graph.RunAsync(Numbers, List([.. Enumerable.Range(0, count).Select(i => Raw($"{i}"))]));

        Assert.Equal(answered, !response.TryGetProperty("errors", out _));
        Assert.Equal(answered ? JsonValueKind.Object : JsonValueKind.Null, response.GetProperty("data").ValueKind);
        Assert.Equal(answered ? 1 : 0, graph.Script.Batches.Count);
        if (!answered)
        {
            Assert.Equal(["_entities BAD_USER_INPUT"], ProbeGraph.ErrorsOf(response));
        }
    }

    private static string Raw(string key) => $$"""{"__typename":"Probe","probeId":"{{key}}"}""";

    private static string Global(string type, string key) => $$"""{"__typename":"Probe","id":"{{GlobalId.Format(type, key)}}"}""";

    private static string List(params string[] representations) => $$"""{"list":[{{string.Join(',', representations)}}]}""";
}
