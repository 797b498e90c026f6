using System.Text;
using GraphBff.Transport.Reading;

namespace GraphBff.Transport.Tests.Reading;

/// <summary>The extension <c>trace</c>, in bodies and in query strings.</summary>
public class TraceParameterTests
{
    [Theory]
    [InlineData("""{"trace":true}""", true)]
    [InlineData("""{"\u0074race":true,"persistedQuery":{"sha256Hash":"a"}}""", true)]
    [InlineData("""{"trace":false}""", false)]
    [InlineData("""{"trace":"true"}""", false)]
    [InlineData("""{"trace":{"trace":true}}""", false)]
    [InlineData("""{"other":true}""", false)]
    [InlineData("null", false)]
    public void Read_Extensions_AskForATraceOrNot(string extensions, bool asks)
    {
        var body = Encoding.UTF8.GetBytes($$"""{"query":"{a}","extensions":{{extensions}}}""");
        var queryString = Encoding.UTF8.GetBytes($"query={{a}}&extensions={Uri.EscapeDataString(extensions)}");

        Assert.Null(JsonParameters.Read(body, out var ofBody));
        Assert.Null(QueryStringParameters.Read(queryString, out var ofQueryString));

        Assert.Equal((asks, asks), (ofBody.AsksForTrace, ofQueryString.AsksForTrace));
    }
}
