using GraphBff.Transport.Negotiation;
using Microsoft.Extensions.Primitives;

namespace GraphBff.Transport.Tests.Negotiation;

public class RequestContentTypeTests
{
    [Theory]
    [InlineData("application/json")]
    [InlineData("Application/JSON")]
    [InlineData("application/json;charset=utf-8")]
    [InlineData("application/json; charset=UTF-8")]
    [InlineData("application/json; charset=\"utf-8\"")]
    [InlineData("application/json; charset=utf8")]
    [InlineData("application/json; version=1")]
    public void IsJson_JsonInUtf8_IsTrue(string contentType) => Assert.True(RequestContentType.IsJson(contentType));

    [Theory]
    [InlineData("")]
    [InlineData("text/plain")]
    [InlineData("text/plain; charset=utf-8; application/json")]
    [InlineData("application/x-www-form-urlencoded")]
    [InlineData("multipart/form-data; boundary=application/json")]
    [InlineData("application/graphql")]
    [InlineData("application/graphql+json")]
    [InlineData("application/graphql-response+json")]
    [InlineData("application/jsonp")]
    [InlineData("application/*")]
    [InlineData("*/*")]
    [InlineData("application/json; charset=utf-16")]
    [InlineData("application/json; charset=iso-8859-1")]
    [InlineData("application/json, text/plain")]
    [InlineData("json")]
    public void IsJson_AnythingElse_IsFalse(string contentType) => Assert.False(RequestContentType.IsJson(contentType));

    [Fact]
    public void IsJson_NoHeaderOrTwo_IsFalse()
    {
        Assert.False(RequestContentType.IsJson(StringValues.Empty));
        Assert.False(RequestContentType.IsJson(new StringValues(["application/json", "application/json"])));
    }
}
