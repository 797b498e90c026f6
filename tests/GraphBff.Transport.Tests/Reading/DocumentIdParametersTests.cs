using System.Text;
using GraphBff.Transport.Errors;
using GraphBff.Transport.Reading;

namespace GraphBff.Transport.Tests.Reading;

/// <summary>Document ids under all their parameter names, in bodies and in query strings.</summary>
public class DocumentIdParametersTests
{
    private const string Hash = "ecf4edb46db40b5132295c0291d62fb65d6759a9eedfa4d5d612dd5ec54a6b38";
    private const string TwoIds = "The parameters name two different documents.";
    private const string IdType = "Parameter 'id' must be a string or null.";
    private const string PersistedQueryType = "Parameter 'extensions.persistedQuery' must be an object with a string "
        + "'sha256Hash', or null.";
    private const string Version = "Unsupported persisted query version";
    private static readonly string TooLong = new('x', 257);

    [Theory]
    [InlineData("""{"documentId":"a-b.c_~"}""", "a-b.c_~", ParameterName.DocumentId)]
    [InlineData("""{"query":null,"documentId":"x-y:z"}""", "x-y:z", ParameterName.DocumentId)]
    [InlineData("""{"query":"","documentId":"a"}""", "a", ParameterName.DocumentId)]
    [InlineData("""{"documentId":"\u0061\/\"é"}""", "a/\"é", ParameterName.DocumentId)]
    [InlineData("""{"id":"a","documentId":null,"doc_id":""}""", "a", ParameterName.Id)]
    [InlineData("""{"doc_id":"a"}""", "a", ParameterName.DocId)]
    [InlineData("""{"extensions":{"persistedQuery":{"version":1,"sha256Hash":"a"}}}""", "a", ParameterName.PersistedQuery)]
    [InlineData("""{"extensions":{"x":[{}],"persistedQuery":{"sha256Hash":"\u0061","x":{}}}}""", "a", ParameterName.PersistedQuery)]
    [InlineData(
        """{"documentId":"a","id":"a","doc_id":"a","extensions":{"persistedQuery":{"sha256Hash":"a"}}}""",
        "a",
        ParameterName.PersistedQuery)]
    [InlineData("""{"id":"sha256:HASH","documentId":"HASH"}""", Hash, ParameterName.DocumentId)]
    internal void Read_Id_IsFoundUnderItsName(string body, string id, ParameterName name)
        => Assert.Equal((null, id, name), Read(body.Replace("HASH", Hash, StringComparison.Ordinal)));

    [Theory]
    [InlineData("""{"id":7,"query":"{a}"}""")]
    [InlineData("""{"id":[{}],"query":"{a}"}""")]
    [InlineData("""{"id":"a","query":"{a}"}""")]
    [InlineData("""{"query":"{a}","id":"a","doc_id":"b"}""")]
    [InlineData("""{"query":"{a}","doc_id":true}""")]
    [InlineData("""{"query":"{a}","id":"LONG"}""")]
    public void Read_IdBesideAQuery_MeansSomethingElse(string body)
        => Assert.Equal((null, "", ParameterName.Unknown), Read(body.Replace("LONG", TooLong, StringComparison.Ordinal)));

    [Fact]
    public void Read_PersistedQueryBesideAQuery_IsTheHashToKeepItUnder() => Assert.Equal(
        (null, "a", ParameterName.PersistedQuery), Read("""{"extensions":{"persistedQuery":{"sha256Hash":"a"}},"id":"b","query":"{a}"}"""));

    [Theory]
    [InlineData("""{"documentId":"a","query":"{a}"}""", "Parameters 'query' and 'documentId' exclude each other.")]
    [InlineData("""{"documentId":"a","documentId":"a"}""", "Parameter 'documentId' is given twice.")]
    [InlineData("""{"id":"a","id":"a"}""", "Parameter 'id' is given twice.")]
    [InlineData("""{"doc_id":"a","doc_id":"a"}""", "Parameter 'doc_id' is given twice.")]
    [InlineData("""{"documentId":"a","id":"b"}""", TwoIds)]
    [InlineData("""{"documentId":"a","doc_id":"A"}""", TwoIds)]
    [InlineData("""{"documentId":"a","extensions":{"persistedQuery":{"sha256Hash":"b"}}}""", TwoIds)]
    [InlineData("""{"id":"a","doc_id":"b"}""", TwoIds)]
    [InlineData("""{"documentId":7}""", "Parameter 'documentId' must be a string or null.")]
    [InlineData("""{"documentId":["a"]}""", "Parameter 'documentId' must be a string or null.")]
    [InlineData("""{"documentId":7,"query":"{a}"}""", "Parameter 'documentId' must be a string or null.")]
    [InlineData("""{"id":7}""", IdType)]
    [InlineData("""{"id":{"a":[]}}""", IdType)]
    [InlineData("""{"query":null}""", "Parameter 'query' must be a string.")]
    [InlineData("""{"documentId":""}""", "Parameter 'query' is missing.")]
    [InlineData("""{"extensions":{}}""", "Parameter 'query' is missing.")]
    [InlineData("""{"extensions":{"persistedQuery":null}}""", "Parameter 'query' is missing.")]
    [InlineData("""{"extensions":{"persistedQuery":"a"}}""", PersistedQueryType)]
    [InlineData("""{"extensions":{"persistedQuery":[]}}""", PersistedQueryType)]
    [InlineData("""{"extensions":{"persistedQuery":{"version":1}}}""", PersistedQueryType)]
    [InlineData("""{"extensions":{"persistedQuery":{"version":1,"sha256Hash":7}}}""", PersistedQueryType)]
    [InlineData("""{"extensions":{"persistedQuery":{"version":1,"sha256Hash":""}},"query":"{a}"}""", PersistedQueryType)]
    [InlineData("""{"extensions":{"persistedQuery":{"version":2,"sha256Hash":"a"}}}""", Version)]
    [InlineData("""{"extensions":{"persistedQuery":{"version":"1","sha256Hash":"a"}}}""", Version)]
    [InlineData("""{"extensions":{"persistedQuery":{"version":1e99,"sha256Hash":"a"}}}""", Version)]
    [InlineData(
        """{"extensions":{"persistedQuery":{"sha256Hash":"a","sha256Hash":"a"}}}""",
        "Parameter 'extensions.persistedQuery' is given twice.")]
    [InlineData(
        """{"extensions":{"persistedQuery":{"sha256Hash":"a"},"persistedQuery":null}}""",
        "Parameter 'extensions.persistedQuery' is given twice.")]
    [InlineData(
        """{"extensions":{"persistedQuery":{"sha256Hash":"\ud83d"}}}""",
        "A string escapes half of a surrogate pair, which is no character.")]
    [InlineData("""{"extensions":{"\ud83d":1}}""", "A string escapes half of a surrogate pair, which is no character.")]
    [InlineData("""{"documentId":"LONG"}""", "Parameter 'documentId' is longer than the 256 bytes of an id.")]
    [InlineData("""{"doc_id":"LONG"}""", "Parameter 'doc_id' is longer than the 256 bytes of an id.")]
    [InlineData(
        """{"extensions":{"persistedQuery":{"sha256Hash":"LONG"}}}""",
        "Parameter 'extensions.persistedQuery' is longer than the 256 bytes of an id.")]
    public void Read_NotOneId_IsRefused(string body, string message)
        => Assert.Equal(message, Read(body.Replace("LONG", TooLong, StringComparison.Ordinal)).Message);

    [Theory]
    [InlineData("documentId=sha256%3Aab&variables={}", "sha256:ab", ParameterName.DocumentId)]
    [InlineData("id=a%2Bb&query=", "a+b", ParameterName.Id)]
    [InlineData("doc_id=a", "a", ParameterName.DocId)]
    [InlineData("extensions={\"persistedQuery\":{\"version\":1,\"sha256Hash\":\"a\"}}", "a", ParameterName.PersistedQuery)]
    [InlineData("extensions={\"persistedQuery\":{\"version\":1,\"sha256Hash\":\"a\"}}&query={a}", "a", ParameterName.PersistedQuery)]
    [InlineData("id=a&query={a}", "", ParameterName.Unknown)]
    [InlineData("id=%FF&query={a}", "", ParameterName.Unknown)]
    internal void ReadQueryString_Id_IsFoundUnderItsName(string queryString, string id, ParameterName name)
        => Assert.Equal((null, id, name), ReadQueryString(queryString));

    [Theory]
    [InlineData("documentId=a&query={a}", "Parameters 'query' and 'documentId' exclude each other.")]
    [InlineData("documentId=a&documentId=a", "Parameter 'documentId' is given twice.")]
    [InlineData("documentId=a&id=b", TwoIds)]
    [InlineData("documentId=%FF", "Parameter 'documentId' is not valid UTF-8.")]
    [InlineData("id=%FF", "Parameter 'id' is not valid UTF-8.")]
    [InlineData("documentId=", "Parameter 'query' is missing.")]
    [InlineData("documentId=LONG", "Parameter 'documentId' is longer than the 256 bytes of an id.")]
    [InlineData("extensions={\"persistedQuery\":{\"version\":2,\"sha256Hash\":\"a\"}}", Version)]
    [InlineData(
        "extensions={\"persistedQuery\":{\"sha256Hash\":\"a\"}}x",
        "Parameter 'extensions' is not valid JSON, or nested deeper than 64 levels.")]
    [InlineData(
        "extensions={\"persistedQuery\":{\"sha256Hash\":\"a\"}",
        "Parameter 'extensions' is not valid JSON, or nested deeper than 64 levels.")]
    public void ReadQueryString_NotOneId_IsRefused(string queryString, string message)
        => Assert.Equal(message, ReadQueryString(queryString.Replace("LONG", TooLong, StringComparison.Ordinal)).Message);

    [Fact]
    public void Read_Id_AllocatesNothing()
    {
        ReadOnlyMemory<byte> body = Encoding.UTF8.GetBytes(
            $$$$"""{"extensions":{"persistedQuery":{"version":1,"sha256Hash":"{{{{Hash}}}}"}}}""");
        JsonParameters.Read(body, out _);

        var before = GC.GetAllocatedBytesForCurrentThread();
        JsonParameters.Read(body, out _);

        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
    }

    private static (string? Message, string Id, ParameterName Name) Read(string body)
        => Result(JsonParameters.Read(Encoding.UTF8.GetBytes(body), out var parameters), parameters);

    private static (string? Message, string Id, ParameterName Name) ReadQueryString(string queryString)
        => Result(QueryStringParameters.Read(Encoding.UTF8.GetBytes(queryString), out var parameters), parameters);

    private static (string? Message, string Id, ParameterName Name) Result(Refusal? refusal, GraphParameters parameters)
    {
        Assert.True(refusal is null or { Status: 400, Error.Code: "BAD_REQUEST" });
        return (refusal?.Error.Message, Encoding.UTF8.GetString(parameters.DocumentId.Span), parameters.DocumentIdName);
    }
}
