using GraphBff.Adapters.Mcp;
using GraphBff.Adapters.Operations;
using GraphBff.Engine.Limits;

namespace GraphBff.Adapters.Tests.Mcp;

[Collection(ProductCollection.Name)]
public sealed class ToolCatalogTests(GraphFixture fixture)
{
    [Theory]
    [InlineData("query UsersByName @tool { users { nodes { id } } }", "users_by_name")]
    [InlineData("query getUsers @tool { users { nodes { id } } }", "get_users")]
    [InlineData("query Users @tool(name: \"admin.list-Users_2\") { users { nodes { id } } }", "admin.list-Users_2")]
    public void Tool_Named_IsFoundByThatName(string text, string name)
    {
        var tools = Catalog(text);

        Assert.Equal([name], tools.List.Tools.Select(tool => tool.Name));
        Assert.True(tools.TryGet(name, out _));
        Assert.False(tools.TryGet(name.ToUpperInvariant(), out _));
    }

    [Fact]
    public void Operation_WithoutTheDirective_IsNoTool() => Assert.Empty(Catalog("query Q { users { nodes { id } } }").List.Tools);

    [Theory]
    [InlineData("# All of them.\nquery Q @tool { users { nodes { id } } }", "All of them.")]
    [InlineData("query Q @tool { user(id: \"x\") { id } }", "A user; null where there is none of this id.")]
    public void Tool_Described_SaysWhatTheFileOrTheSchemaSays(string text, string description)
        => Assert.Equal(description, Catalog(text).List.Tools[0].Description);

    [Fact]
    public void Input_OfAnOperationWithoutVariables_TakesNone()
        => Assert.Equal(
            """{"type":"object","properties":{},"additionalProperties":false}""",
            Catalog("query Q @tool { users { nodes { id } } }").List.Tools[0].InputSchema.GetRawText());

    [Fact]
    public void Input_WithAnExample_ShowsIt()
        => Assert.Equal(
            """["VXNlcjox"]""",
            Catalog("query Q($id: ID! @example(value: \"VXNlcjox\")) @tool { user(id: $id) { id } }").List.Tools[0]
                .InputSchema.GetProperty("properties").GetProperty("id").GetProperty("examples").GetRawText());

    [Theory]
    [InlineData("subscription S @tool { userChanged { kind } }")]
    [InlineData("query Q @tool(destructiveHint: false) { users { nodes { id } } }", "A query only reads.")]
    [InlineData("query Q @tool(idempotentHint: true) { users { nodes { id } } }", "A query only reads.")]
    [InlineData("query Q @tool(name: \"list users\") { users { nodes { id } } }", "and not 'list users'")]
    [InlineData("query Q @tool(name: \"caf\u00e9\") { users { nodes { id } } }", "and not")]
    public void Tool_ThatCannotBe_StopsTheStart(string text, string reason = "")
    {
        var thrown = Assert.Throws<OperationFileException>(() => Catalog(text));

        Assert.Contains(reason, thrown.Message, StringComparison.Ordinal);
        Assert.Contains("0.graphql", thrown.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Tools_OfOneName_StopTheStart()
    {
        var thrown = Assert.Throws<OperationFileException>(
            () => Catalog(
                "query ListUsers @tool { users { nodes { id } } }", "query Q @tool(name: \"list_users\") { users { nodes { id } } }"));

        Assert.Contains("0.graphql is the tool list_users too", thrown.Message, StringComparison.Ordinal);
    }

    private ToolCatalog Catalog(params string[] texts)
    {
        var engine = fixture.Graph.Engine;
        var reader = new OperationFileReader(engine, new LimitOptions());
        return new ToolCatalog(
            new OperationCatalog([.. texts.Select((text, index) => reader.Read($"{index}.graphql", text))]), engine);
    }
}
