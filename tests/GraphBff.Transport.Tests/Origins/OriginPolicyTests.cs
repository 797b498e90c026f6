using GraphBff.Transport.Configuration;
using GraphBff.Transport.Origins;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Options;

namespace GraphBff.Transport.Tests.Origins;

public class OriginPolicyTests
{
    [Theory]
    [InlineData("api.example", "http://api.example")]
    [InlineData("api.example:80", "http://api.example")]
    [InlineData("api.example:8080", "http://api.example:8080")]
    [InlineData("API.example", "http://api.EXAMPLE")]
    [InlineData("localhost:8080", "http://localhost:5173")]
    [InlineData("127.0.0.1:8080", "http://localhost:3000")]
    [InlineData("[::1]:8080", "http://[::1]:3000")]
    public void Origin_OfTheSamePlace_IsAllowed(string host, string origin) => Assert.True(Allows(host, origin));

    [Theory]
    [InlineData("api.example", "https://app.example")]
    [InlineData("api.example", "https://api.example.evil.example")]
    [InlineData("api.example", "https://evil-api.example")]
    [InlineData("api.example", "https://api.example")]
    [InlineData("api.example", "http://api.example:444")]
    [InlineData("api.example", "null")]
    [InlineData("api.example", "")]
    [InlineData("api.example", "http://localhost:3000")]
    [InlineData("localhost:8080", "https://evil.example")]
    [InlineData("localhost:8080", "null")]
    [InlineData("localhost:8080", "file://")]
    public void Origin_OfAnotherPlace_IsNot(string host, string origin) => Assert.False(Allows(host, origin));

    [Theory]
    [InlineData("https://app.example", "https://app.example")]
    [InlineData("https://APP.example/", "https://app.example")]
    [InlineData("*", "https://anything.example")]
    [InlineData("*", "null")]
    public void Origin_Listed_IsAllowed(string allowed, string origin) => Assert.True(Allows("api.example", origin, allowed));

    [Fact]
    public void Origin_None_IsAllowed() => Assert.True(Allows("api.example", null));

    [Fact]
    public void Origin_Twice_IsNot()
    {
        var request = new DefaultHttpContext().Request;
        request.Scheme = "http";
        request.Host = new HostString("api.example");
        request.Headers.Origin = new(["https://api.example", "https://evil.example"]);

        Assert.False(new OriginPolicy(Options.Create(new GraphTransportOptions())).Allows(request));
    }

    private static bool Allows(string host, string? origin, params string[] allowed)
    {
        var request = new DefaultHttpContext().Request;
        request.Scheme = "http";
        request.Host = new HostString(host);
        if (origin is not null)
        {
            request.Headers.Origin = origin;
        }

        return new OriginPolicy(Options.Create(new GraphTransportOptions { AllowedOrigins = allowed })).Allows(request);
    }
}
