using GraphBff.Usage;
using Microsoft.AspNetCore.Http;

namespace GraphBff.Tests.Usage;

public sealed class ClientHeadersTests
{
    [Theory]
    [InlineData("", null, "")]
    [InlineData("apollographql-client-name=shop-web", "shop-web", "")]
    [InlineData("apollographql-client-name=shop-web apollographql-client-version=1.4.0", "shop-web", "1.4.0")]
    [InlineData("graphql-client-name=ios graphql-client-version=3+42", "ios", "3+42")]
    [InlineData("graphql-client-name=ios apollographql-client-name=shop-web graphql-client-version=3", "shop-web", "")]
    [InlineData("apollographql-client-version=1.4.0", null, "")]
    [InlineData("apollographql-client-name= graphql-client-name=ios", "ios", "")]
    public void Of_Headers_FirstPairWithAName(string given, string? name, string version)
    {
        var headers = new HeaderDictionary();
        foreach (var header in given.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            headers[header.Split('=')[0]] = header.Split('=')[1];
        }

        var client = ClientHeaders.Of(headers, new Dictionary<string, string>());

        Assert.Equal(name, client.Name);
        Assert.Equal(version, client.Version ?? "");
    }

    [Fact]
    public void Of_PlainHeaders_AllocatesNothing()
    {
        var headers = new HeaderDictionary { ["apollographql-client-name"] = "shop-web", ["apollographql-client-version"] = "1.4.0" };
        var parameters = new Dictionary<string, string>();
        ClientHeaders.Of(headers, parameters);
        var before = GC.GetAllocatedBytesForCurrentThread();

        ClientHeaders.Of(headers, parameters);

        Assert.Equal(before, GC.GetAllocatedBytesForCurrentThread());
    }

    [Theory]
    [InlineData("shop web/2", "shop web/2")]
    [InlineData("  shop ", "shop")]
    [InlineData("(other)", "_other_")]
    [InlineData("a\r\nb\t\"é", "a__b___")]
    [InlineData(null, "")]
    public void Sanitize_Text_IsPlain(string? text, string expected) => Assert.Equal(expected, ClientHeaders.Sanitize(text));

    [Fact]
    public void Sanitize_LongText_IsCut() => Assert.Equal(64, ClientHeaders.Sanitize(new string('x', 10_000)).Length);
}
