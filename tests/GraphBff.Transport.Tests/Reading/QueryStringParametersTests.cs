using System.Text;
using GraphBff.Transport.Errors;
using GraphBff.Transport.Reading;

namespace GraphBff.Transport.Tests.Reading;

/// <summary>GraphQL over HTTP, 4.3.</summary>
public class QueryStringParametersTests
{
    [Fact]
    public void Read_SpecificationExample_IsDecoded()
    {
        var (refusal, query, operationName, variables) = Read(
            "query=query(%24id%3A%20ID!)%7Buser(id%3A%24id)%7Bname%7D%7D&variables=%7B%22id%22%3A%22QVBJcy5ndXJ1%22%7D");

        Assert.Null(refusal);
        Assert.Equal("query($id: ID!){user(id:$id){name}}", query);
        Assert.Equal("", operationName);
        Assert.Equal("""{"id":"QVBJcy5ndXJ1"}""", variables);
    }

    [Theory]
    [InlineData("query=%7Ba%7D", "{a}")]
    [InlineData("query=%7ba%7d+%2B+b", "{a} + b")]
    [InlineData("qu%65ry=a", "a")]
    [InlineData("query=a=b", "a=b")]
    [InlineData("query=%", "%")]
    [InlineData("query=%4", "%4")]
    [InlineData("query=%zz%41", "%zzA")]
    [InlineData("query=%F0%9F%98%80", "😀")]
    [InlineData("query=é", "é")]
    [InlineData("&&query=a&&", "a")]
    [InlineData("query", "")]
    [InlineData("other=1&query=a&other=2&=x", "a")]
    public void Read_FormEncoding_IsUndone(string queryString, string expected)
    {
        var (refusal, query, _, _) = Read(queryString);

        Assert.Null(refusal);
        Assert.Equal(expected, query);
    }

    [Theory]
    [InlineData("query=a&operationName=&variables=&extensions=")]
    [InlineData("query=a&variables=null&extensions=null")]
    [InlineData("query=a&extensions={\"x\":1}")]
    public void Read_OptionalParametersEmptyOrNull_AreAbsent(string queryString)
        => Assert.Equal((null, "a", "", ""), Read(queryString));

    [Fact]
    public void Read_OperationNameNull_IsAName() => Assert.Equal("null", Read("query=a&operationName=null").OperationName);

    [Theory]
    [InlineData("", "Parameter 'query' is missing.")]
    [InlineData("qeury=a", "Parameter 'query' is missing.")]
    [InlineData("variables={}", "Parameter 'query' is missing.")]
    [InlineData("query=a&query=b", "Parameter 'query' is given twice.")]
    [InlineData("query=a&variables=&variables={}", "Parameter 'variables' is given twice.")]
    [InlineData("query=%FF", "Parameter 'query' is not valid UTF-8.")]
    [InlineData("query=a&operationName=%C3", "Parameter 'operationName' is not valid UTF-8.")]
    [InlineData("query=a&variables={", "Parameter 'variables' is not valid JSON, or nested deeper than 64 levels.")]
    [InlineData("query=a&variables={}x", "Parameter 'variables' is not valid JSON, or nested deeper than 64 levels.")]
    [InlineData("query=a&variables=%20", "Parameter 'variables' is not valid JSON, or nested deeper than 64 levels.")]
    [InlineData("query=a&variables=[7]", "Parameter 'variables' must be an object or null.")]
    [InlineData("query=a&variables=\"x\"", "Parameter 'variables' must be an object or null.")]
    [InlineData("query=a&extensions=1", "Parameter 'extensions' must be an object or null.")]
    [InlineData("query=a&variables={\"x\":\"\\ud83d\"}", "A string escapes half of a surrogate pair, which is no character.")]
    public void Read_WrongParameter_IsNamed(string queryString, string message)
    {
        var (refusal, _, _, _) = Read(queryString);

        Assert.Equal((400, "BAD_REQUEST", message), (refusal?.Status, refusal?.Error.Code, refusal?.Error.Message));
    }

    [Fact]
    public void Read_DeepVariables_AreRefused()
    {
        var json = $$$"""{"x":{{{new string('[', 100)}}}{{{new string(']', 100)}}}}""";

        var message = Read("query=a&variables=" + json).Refusal?.Error.Message;

        Assert.StartsWith("Parameter 'variables' is not valid JSON", message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("?sdl", true)]
    [InlineData("?sdl=", true)]
    [InlineData("?a=1&s%64l=1", true)]
    [InlineData("?sdlx", false)]
    [InlineData("?a=sdl", false)]
    [InlineData("?", false)]
    [InlineData("", false)]
    [InlineData(null, false)]
    public void Has_Name_IsFoundDecoded(string? queryString, bool expected)
        => Assert.Equal(expected, QueryStringParameters.Has(queryString, "sdl"));

    private static (Refusal? Refusal, string Query, string OperationName, string Variables) Read(string queryString)
    {
        var refusal = QueryStringParameters.Read(Encoding.UTF8.GetBytes(queryString), out var parameters);
        return (refusal, Text(parameters.Query), Text(parameters.OperationName), Text(parameters.Variables));
    }

    private static string Text(ReadOnlyMemory<byte> slice) => Encoding.UTF8.GetString(slice.Span);
}
