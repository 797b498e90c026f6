using System.Text.Json;
using GraphBff.Engine.Tests.TestSchema;

namespace GraphBff.Engine.Tests.Federation;

/// <summary>The SDL that composition reads.</summary>
public sealed class SubgraphSdlTests
{
    private readonly ProbeGraph _graph = SubgraphGraph.Create();

    [Theory]
    [InlineData("extend schema @link(url: \"https://specs.apollo.dev/federation/v2.3\", import: [\"@key\", \"@shareable\"])")]
    [InlineData("type Probe implements Node @key(fields: \"id\") @key(fields: \"probeId\") {")]
    [InlineData("  probeId: String!")]
    [InlineData("type Query {")]
    public void Sdl_HasKeys(string line) => Assert.Contains(line, Lines(_graph));

    [Fact]
    public void Sdl_LessKeys_IsTheSchemaOfTheGraphAlone()
    {
        var stripped = _graph.Engine.SubgraphSdl!
            .Replace(" @key(fields: \"id\") @key(fields: \"probeId\")", "", StringComparison.Ordinal)
            .Replace(" @shareable {", " {", StringComparison.Ordinal)
            .Replace(
                "  \"The id as the services have it, for other subgraphs: no id of `node(id:)`.\"\n  probeId: String!\n",
                "",
                StringComparison.Ordinal);

        Assert.Equal(TypesOf(new ProbeGraph().Engine.Sdl), TypesOf(stripped[stripped.IndexOf("\n\n", StringComparison.Ordinal)..]));
    }

    [Fact]
    public async Task Service_Sdl_IsTheExportedOne()
    {
        var response = JsonDocument.Parse(await _graph.DataAsync("{ _service { sdl } }"));

        Assert.Equal(_graph.Engine.SubgraphSdl, response.RootElement.GetProperty("_service").GetProperty("sdl").GetString());
    }

    [Theory]
    [InlineData("union _Entity = Probe")]
    [InlineData("scalar _Any")]
    [InlineData("  _service: _Service!")]
    [InlineData("    representations: [_Any!]!): [_Entity]!")]
    public void ServedSchema_HasTheMachinery_TheSubgraphNot(string line)
    {
        Assert.Contains(line, _graph.Engine.Sdl.Split('\n'));
        Assert.DoesNotContain(line, Lines(_graph));
    }

    [Fact]
    public async Task Disabled_NothingOfIt()
    {
        var graph = new ProbeGraph();

        var response = await graph.RunAsync("{ _service { sdl } _entities(representations: []) { __typename } probe { probeId } }");

        Assert.Equal(3, response.GetProperty("errors").GetArrayLength());
        Assert.Null(graph.Engine.SubgraphSdl);
    }

    // Without the definitions of directives, which the SDL of the subgraph leaves out.
    private static IEnumerable<string> TypesOf(string sdl) => sdl.Trim().Split("\n\n").Where(definition =>
        !definition.Split('\n').Any(line => line.StartsWith("directive ", StringComparison.Ordinal)));

    private static string[] Lines(ProbeGraph graph) => graph.Engine.SubgraphSdl!.Split('\n');
}
