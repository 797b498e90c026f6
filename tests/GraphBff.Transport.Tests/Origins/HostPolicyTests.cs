using System.Net;
using GraphBff.Transport.Configuration;
using GraphBff.Transport.Origins;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Hosting.Internal;
using Microsoft.Extensions.Options;

namespace GraphBff.Transport.Tests.Origins;

public class HostPolicyTests
{
    [Theory]
    [InlineData("graph.example.com", true)]
    [InlineData("GRAPH.example.com:8080", true)]
    [InlineData("a.b.example.org", true)]
    [InlineData("example.org", false)]
    [InlineData("evil.example", false)]
    [InlineData("graph.example.com.evil.example", false)]
    [InlineData("127.0.0.1", false)]
    [InlineData("", true)]
    public void Hosts_Listed_AreThoseOnly(string host, bool isAllowed)
        => Assert.Equal(isAllowed, Allows(Environments.Production, host, "graph.example.com", "*.example.org"));

    [Theory]
    [InlineData("localhost:8080", true)]
    [InlineData("LOCALHOST", true)]
    [InlineData("shop.localhost:8080", true)]
    [InlineData("127.0.0.1:8080", true)]
    [InlineData("127.9.9.9", true)]
    [InlineData("[::1]:8080", true)]
    [InlineData("192.0.2.7:8080", true)]
    [InlineData("192.0.2.8:8080", false)]
    [InlineData("graph.test:8080", true)]
    [InlineData("evil.example:8080", false)]
    [InlineData("localhost.evil.example", false)]
    [InlineData("notlocalhost", false)]
    public void Hosts_NoneListedInDevelopment_AreOfThisMachine(string host, bool isAllowed)
        => Assert.Equal(isAllowed, Allows(Environments.Development, host));

    [Theory]
    [InlineData("Production")]
    [InlineData("Development", "*")]
    public void Hosts_NoneListedElsewhereOrAny_AreAll(string environment, params string[] allowed)
        => Assert.True(Allows(environment, "any.example", allowed));

    [Theory]
    [InlineData("https://graph.example.com")]
    [InlineData("graph.example.com:8080")]
    [InlineData("graph.*.com")]
    [InlineData("")]
    public void IsHost_WhatNoRequestCouldMatch_IsNot(string text) => Assert.False(OriginNames.IsHost(text));

    [Theory]
    [InlineData("graph.example.com")]
    [InlineData("*.example.com")]
    [InlineData("*")]
    [InlineData("[::1]")]
    [InlineData("10.0.0.1")]
    public void IsHost_NamesAndPatterns_Are(string text) => Assert.True(OriginNames.IsHost(text));

    [Theory]
    [InlineData("app.example.com", false)]
    [InlineData("https://app.example.com/shop", false)]
    [InlineData("https://app.example.com/", true)]
    [InlineData("capacitor://localhost", true)]
    public void IsOrigin_WithoutPath_Is(string text, bool isOrigin) => Assert.Equal(isOrigin, OriginNames.IsOrigin(text));

    private static bool Allows(string environment, string host, params string[] allowed)
    {
        var context = new DefaultHttpContext();
        context.Request.Host = new HostString(host);
        context.Connection.LocalIpAddress = IPAddress.Parse("::ffff:192.0.2.7");
        return new HostPolicy(
            Options.Create(new GraphTransportOptions { AllowedHosts = allowed }),
            new HostingEnvironment { EnvironmentName = environment },
            new ListeningServer("http://graph.test:8080")).Allows(context);
    }

    private sealed class ListeningServer : IServer
    {
        public ListeningServer(string address)
        {
            var addresses = new ServerAddressesFeature();
            addresses.Addresses.Add(address);
            Features.Set<IServerAddressesFeature>(addresses);
        }

        public IFeatureCollection Features { get; } = new FeatureCollection();

        public Task StartAsync<TContext>(IHttpApplication<TContext> application, CancellationToken cancellationToken)
            where TContext : notnull => Task.CompletedTask;

        public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

        public void Dispose()
        {
        }
    }
}
