using System.Text;
using System.Text.Json;
using GraphBff.Hosting.Commands;
using GraphBff.Schema.Artefacts;
using GraphBff.Testing;

namespace GraphBff.Schema.Tests.Artefacts;

/// <summary>Compares the committed contract with the one that this build exports.</summary>
public sealed class ArtefactSetTests
{
    private static readonly string Schema = Path.Combine(Repository.Root, "schema");

    [Fact]
    public async Task Folder_AgainstTheGraph_IsNotStale()
    {
        var differences = await ArtefactFolder.CompareAsync(Schema, await CreateAsync());

        Assert.True(differences.Count == 0, $"{string.Join(", ", differences)}: dotnet run --project src/GraphBff -- schema export");
    }

    [Fact]
    public async Task Create_Twice_SameBytes()
    {
        var first = await CreateAsync();
        var second = await CreateAsync();

        Assert.Equal(first.Select(artefact => artefact.Path), second.Select(artefact => artefact.Path));
        Assert.All(first.Zip(second), pair => Assert.Equal(pair.First.Content, pair.Second.Content));
    }

    [Fact]
    public async Task Text_OnEveryMachine_IsUtf8WithLineFeeds()
    {
        foreach (var artefact in (await CreateAsync()).Where(artefact => !artefact.Path.EndsWith(".binpb", StringComparison.Ordinal)))
        {
            var text = new UTF8Encoding(false, throwOnInvalidBytes: true).GetString(artefact.Content);
            Assert.DoesNotContain('\r', text);
            Assert.False(text.StartsWith('\uFEFF'), artefact.Path);
            Assert.True(text.EndsWith('\n') && !text.EndsWith("\n\n", StringComparison.Ordinal), artefact.Path);
        }
    }

    [Fact]
    public async Task Guide_OfTheFolder_NamesEveryFile()
    {
        var guide = await File.ReadAllTextAsync(Path.Combine(Schema, "README.md"));

        var unnamed = (await CreateAsync())
            .Select(
                artefact => artefact.Path.StartsWith("operations/", StringComparison.Ordinal)
                    && !artefact.Path.EndsWith(".json", StringComparison.Ordinal)
                    ? "operations/*.graphql"
                    : artefact.Path)
            .Where(name => !guide.Contains($"`{name}`", StringComparison.Ordinal));

        Assert.Empty(unnamed);
    }

    [Fact]
    public void ScalarTypes_UnknownScalar_SaysWhereToAddIt()
    {
        using var schema = JsonDocument.Parse(
            """{"types":[{"kind":"SCALAR","name":"Int"},{"kind":"SCALAR","name":"Colour","description":"A colour."}]}""");

        var thrown = Assert.Throws<ArtefactException>(() => ScalarTypes.Of(schema.RootElement).ToArray());

        Assert.Contains("Colour", thrown.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("null", false)]
    [InlineData("""{"name":"Subscription"}""", true)]
    public void FusionSettings_Subscriptions_AreTheSchemas(string root, bool supported)
    {
        using var schema = JsonDocument.Parse($$"""{"subscriptionType":{{root}}}""");

        var settings = JsonSerializer.SerializeToElement(FusionSettings.Of(schema.RootElement), JsonFormat.Options);

        Assert.Equal(
            supported,
            settings.GetProperty("transports")
                .GetProperty("http")
                .GetProperty("capabilities")
                .GetProperty("subscriptions")
                .GetProperty("supported")
                .GetBoolean());
        Assert.Equal("{{GRAPHBFF_URL}}/graphql", settings.GetProperty("transports").GetProperty("http").GetProperty("url").GetString());
    }

    private static Task<IReadOnlyList<Artefact>> CreateAsync()
        => ArtefactSet.CreateAsync(new ProductGraph(), Path.Combine(Schema, "operations"));
}
