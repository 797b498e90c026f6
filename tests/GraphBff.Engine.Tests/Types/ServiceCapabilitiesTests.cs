using GraphBff.Engine.Tests.TestSchema;

namespace GraphBff.Engine.Tests.Types;

/// <summary>The meta field <c>__service</c> (graphql/graphql-spec, pull request 1208).</summary>
public sealed class ServiceCapabilitiesTests
{
    [Fact]
    public async Task Service_NamesWhatTheServerUnderstands()
    {
        var response = await TestGraph.Shared.RunAsync(
            "{ __typename __service { __typename capabilities { __typename identifier value } } }");

        Assert.Equal(
            """{"data":{"__typename":"Query","__service":{"__typename":"__Service","capabilities":"""
            + """[{"__typename":"__Capability","identifier":"graphql.onError","value":null}]}}}""",
            response.GetRawText());
    }

    [Fact]
    public async Task Schema_DoesNotListItsTypes()
    {
        var response = await TestGraph.Shared.RunAsync("""{ __schema { types { name } } __type(name: "__Service") { name } }""");

        var text = response.GetRawText();
        Assert.Contains("\"__Schema\"", text, StringComparison.Ordinal);
        Assert.DoesNotContain("__Service", text, StringComparison.Ordinal);
        Assert.DoesNotContain("__Capability", text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("{ __service { unknown } }")]
    [InlineData("{ __service }")]
    [InlineData("mutation { __service { capabilities { value } } }")]
    public async Task Service_WronglyAskedFor_IsRefused(string query)
    {
        var response = await TestGraph.Shared.RunAsync(query);

        Assert.False(response.TryGetProperty("data", out _), response.GetRawText());
    }
}
