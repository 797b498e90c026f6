using GraphBff.Testing;

namespace GraphBff.Tests.Schema;

[Collection(ReadingCollection.Name)]
public sealed class SchemaExportTests(GraphFixture fixture)
{
    private readonly TestGraph _graph = fixture.Graph;

    [Fact]
    public async Task SchemaFile_AgainstTheGraph_IsNotStale()
    {
        var served = await _graph.Http.GetStringAsync("/graphql?sdl");

        var exported = await File.ReadAllTextAsync(Path.Combine(Repository.Root, "schema", "schema.graphql"));

        Assert.True(served == exported, "schema/schema.graphql is stale: dotnet run --project src/GraphBff -- schema export");
    }

    [Fact]
    public async Task Sdl_EveryTypeFieldAndArgument_IsDescribed()
    {
        var lines = (await _graph.Http.GetStringAsync("/graphql?sdl")).Split('\n');

        var bare = lines.Where((line, i) =>
            i > 0
            && (line.StartsWith("type ", StringComparison.Ordinal)
                || line.StartsWith("enum ", StringComparison.Ordinal)
                || line.StartsWith("input ", StringComparison.Ordinal)
                || line.StartsWith("union ", StringComparison.Ordinal)
                || line.StartsWith("interface ", StringComparison.Ordinal)
                || line.StartsWith("scalar ", StringComparison.Ordinal)
                || (line.StartsWith("  ", StringComparison.Ordinal) && line.Trim() is { Length: > 0 } text && char.IsLetter(text[0])))
            && !lines[i - 1].TrimEnd().EndsWith('"'));

        Assert.Empty(bare);
    }
}
