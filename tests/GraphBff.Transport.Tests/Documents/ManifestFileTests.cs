using System.Text;
using GraphBff.Transport.Documents;

namespace GraphBff.Transport.Tests.Documents;

public class ManifestFileTests
{
    [Theory]
    [InlineData("relay", "01a12ae1ee54a4f557fbc851118e7285", "7da643db24a8a5f050dff90c157936fa")]
    [InlineData(
        "codegen",
        "sha256:b7350d1f6300bd60dba47a4a034bb6c54fcf5554621d4c26cf22deed4cfd8cff",
        "sha256:6a2dff294943c3019e4aca5f8be497d97753eed4e6563445d4f7ed5bd749697d")]
    [InlineData(
        "apollo",
        "e41fd537c5d4f03cff10d77d64658e2d0804009fec47b2af100454312b9c1f32",
        "10bffcdb7b721fce0ccfa4478aeb6624542ca4956fb3a669df58ed8537208486")]
    [InlineData(
        "gql-tada",
        "sha256:4dc8891be3665dd21019a92f21f3c8d0af84d2e1dfa80c7847b4c4932922548b",
        "sha256:4ece588a707d92210aa4a84b674420490dddf6053c94544f759c98d67fd714ab")]
    public void Parse_WhatTheToolsWrite_IsRead(string tool, params string[] ids)
    {
        var documents = ManifestFile.Parse(
            File.ReadAllBytes(Path.Combine(AppContext.BaseDirectory, "Documents", "Manifests", $"{tool}.json")));

        Assert.Equal(ids, documents.Select(document => document.Id));
        Assert.Equal(
            ["mutation", "query"],
            documents.Select(document => document.Text.Contains("mutation ", StringComparison.Ordinal) ? "mutation" : "query").Order());

        // No document contradicts its hash.
        var set = new TrustedDocumentSet();
        Assert.All(documents, document => set.Add(document, verify: true));
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("""{"format":"apollo-persisted-query-manifest","version":1,"operations":[]}""")]
    public void Parse_Empty_IsNoDocument(string json) => Assert.Empty(Parse(json));

    [Theory]
    [InlineData("\uFEFF{\"a\":\"{b}\"}", "a", "{b}")]
    [InlineData("""{"é\n":"{ \"é\" }"}""", "é\n", "{ \"é\" }")]
    [InlineData("""{"operations":"{b}"}""", "operations", "{b}")]
    [InlineData("""{"operations":[{"body":"{b}","id":"a","x":1}],"version":1,"format":"apollo-persisted-query-manifest"}""", "a", "{b}")]
    public void Parse_OddButSound_IsRead(string json, string id, string text)
        => Assert.Equal(new ManifestDocument(id, text), Assert.Single(Parse(json)));

    [Theory]
    [InlineData("", "it is not valid JSON, at line 1, byte 1")]
    [InlineData("{\n\"a\":}", "it is not valid JSON, at line 2, byte 5")]
    [InlineData("""{"a":"{b}"} {}""", "it is not valid JSON, at line 1, byte 13")]
    [InlineData("[]", "it must be a JSON object: ids and texts, or Apollo's manifest")]
    [InlineData("\"a\"", "it must be a JSON object: ids and texts, or Apollo's manifest")]
    [InlineData("""{"a":1}""", "'a' has no document: its value must be a text")]
    [InlineData("""{"a":""}""", "'a' has no document: its value must be a text")]
    [InlineData("""{"a":{"body":"{b}"}}""", "'a' has no document: its value must be a text")]
    [InlineData("""{"":"{b}"}""", "an id must have 1 to 256 bytes")]
    [InlineData("""{"a":"\ud83d"}""", "a string in it is no text")]
    [InlineData("""{"\ud83d":"a"}""", "a string in it is no text")]
    [InlineData("""{"operations":[]}""", "it has 'operations', but its 'format' is not 'apollo-persisted-query-manifest'")]
    [InlineData("""{"format":"apollo-persisted-query-manifest","version":2,"operations":[]}""", "its 'version' is not 1")]
    [InlineData("""{"format":"apollo-persisted-query-manifest","operations":[]}""", "its 'version' is not 1")]
    [InlineData("""{"format":"apollo-persisted-query-manifest","version":1,"operations":[{}]}""", "operation 1 has no string 'id'")]
    [InlineData(
        """{"format":"apollo-persisted-query-manifest","version":1,"operations":[{"id":"a"}]}""",
        "'a' has no document: its value must be a text")]
    [InlineData("""{"format":"apollo-persisted-query-manifest","version":1}""", "'version' has no document: its value must be a text")]
    public void Parse_NoManifest_SaysWhy(string json, string message)
        => Assert.Equal(message, Assert.Throws<ManifestException>(() => Parse(json)).Message);

    [Fact]
    public void Parse_NestedDeeply_IsRefused()
        => Assert.StartsWith(
            "it is not valid JSON",
            Assert.Throws<ManifestException>(() => Parse($"{{\"a\":{new string('[', 100_000)}")).Message,
            StringComparison.Ordinal);

    [Fact]
    public void Parse_LongId_IsRefused()
        => Assert.Throws<ManifestException>(() => Parse($$"""{"{{new string('x', 257)}}":"{b}"}"""));

    private static IReadOnlyList<ManifestDocument> Parse(string json) => ManifestFile.Parse(Encoding.UTF8.GetBytes(json));
}
