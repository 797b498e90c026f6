using System.Text.Json;
using GraphBff.Engine.Output;
using GraphBff.Engine.Tests.TestSchema;

namespace GraphBff.Engine.Tests.Types;

/// <summary>Relay's global object identification.</summary>
public sealed class NodeQueriesTests
{
    private readonly ProbeGraph _graph = new();

    [Fact]
    public async Task Nodes_ManyAliasesAndOneList_OneBatchALevel()
    {
        var fields = string.Join(
            ' ', Enumerable.Range(0, 5).Select(i => $"n{i}: node(id: \"{Id(i)}\") {{ ... on Probe {{ b {{ number }} }} }}"));

        await _graph.DataAsync(
            $"query ($ids: [ID!]!) {{ {fields} nodes(ids: $ids) {{ ... on Probe {{ b {{ number }} }} }} }}", Ids(Id(3), Id(7)));

        Assert.Equal(["A: 0 1 2 3 4 7", "B: 1 2 3 4 5 8"], _graph.Script.Batches);
    }

    [Fact]
    public async Task Nodes_OneBadId_FailsItsOwnPlaceOnly()
    {
        var (data, errors) = await _graph.FailAsync(
            "query ($ids: [ID!]!) { nodes(ids: $ids) { __typename } }", Ids(Id(1), "garbage", GlobalId.Format("Nothing", "1"), Id(2)));

        Assert.Equal("""{"nodes":[{"__typename":"Probe"},null,null,{"__typename":"Probe"}]}""", data);
        Assert.Equal(["nodes.1 BAD_ID", "nodes.2 BAD_ID"], errors);
    }

    [Fact]
    public async Task Nodes_MoreThanFifty_Refused()
    {
        var (data, errors) = await _graph.FailAsync(
            "query ($ids: [ID!]!) { tally nodes(ids: $ids) { __typename } }", Ids([.. Enumerable.Range(0, 51).Select(Id)]));

        Assert.Equal("null", data);
        Assert.Equal(["nodes BAD_USER_INPUT"], errors);
        Assert.Empty(_graph.Script.Batches);
    }

    [Fact]
    public async Task Id_OfANode_FindsItAgain()
        => Assert.Equal(
            $$$"""{"probe":{"id":"{{{Id(1)}}}"},"node":{"id":"{{{Id(2)}}}"}}""",
            await _graph.DataAsync($$"""{ probe { id } node(id: "{{Id(1)}}") { id } }"""));

    private static string Id(int number) => GlobalId.Format("Probe", $"{number}");

    private static string Ids(params string[] ids) => JsonSerializer.Serialize(new { ids });
}
