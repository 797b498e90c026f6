using GraphBff.Engine.Tests.TestSchema;
using GraphBff.Engine.Types;
using GraphQL.Types;

namespace GraphBff.Engine.Tests;

public sealed class GraphSchemaTests
{
    [Fact]
    public void Start_FieldWithoutSource_NamesTheField()
    {
        var thrown = Assert.Throws<InvalidOperationException>(() => new TestGraph(graph => graph.Extend<Unfinished>()));

        Assert.Contains("Query.unfinished", thrown.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Sdl_OfTheSameGraph_IsTheSame() => Assert.Equal(new TestGraph().Engine.Sdl, TestGraph.Shared.Engine.Sdl);

    [Theory]
    [InlineData("interface Living implements Entity {")]
    [InlineData("type Person implements Entity & Living {")]
    [InlineData("union Purse = Coin | Note")]
    [InlineData("input PickInput @oneOf {")]
    [InlineData("  grid: [[Int!]!]!")]
    [InlineData("  circle: [[Being]!]")]
    [InlineData("  oldName: String @deprecated(reason: \"Ask for name.\")")]
    [InlineData("  GLOOMY @deprecated(reason: \"Nobody is.\")")]
    [InlineData("  number: Int! = 5")]
    [InlineData("  all: [FilterInput!]")]
    [InlineData("scalar Shade")]
    [InlineData("directive @defer(")]
    [InlineData("  initialCount: Int! = 0,")]
    public void Sdl_HasEveryKindOfType(string line)
        => Assert.Contains(TestGraph.Shared.Engine.Sdl.ReplaceLineEndings("\n").Split('\n'), found => found == line);

    private sealed class Unfinished : TypeExtension<QueryType>
    {
        protected override void Extend(QueryType type) => type.One<StringGraphType>("unfinished");
    }
}
