using System.Net.Security;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using GraphBff.Testing;
using GraphBff.Upstream.Configuration;
using GraphBff.Upstream.Errors;
using GraphBff.Upstream.Tests.Library;
using Grpc.Core;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.AspNetCore.Server.Kestrel.Https;
using Microsoft.Extensions.DependencyInjection;

namespace GraphBff.Upstream.Tests.Channels;

/// <summary>Services with an https address. A failed handshake counts as no connection.</summary>
public sealed class TlsTests : IDisposable
{
    private readonly X509Certificate2 _trusted = SelfSigned("library");
    private readonly X509Certificate2 _other = SelfSigned("library");

    public void Dispose()
    {
        _trusted.Dispose();
        _other.Dispose();
    }

    [Fact]
    public async Task Call_TrustedCertificate_Arrives()
    {
        await using var host = await StartAsync(_trusted);
        await using var channel = Channel(host.Address);

        Assert.Equal(StatusCode.OK, await channel.StatusAsync());
    }

    [Theory]
    [InlineData(HttpProtocols.Http2, ClientCertificateMode.NoCertificate, false)]
    [InlineData(HttpProtocols.Http2, ClientCertificateMode.RequireCertificate, true)]
    [InlineData(HttpProtocols.Http1, ClientCertificateMode.NoCertificate, true)]
    public async Task Call_HandshakeFails_IsUnavailable(HttpProtocols protocols, ClientCertificateMode mode, bool isTrusted)
    {
        await using var host = await StartAsync(isTrusted ? _trusted : _other, protocols: protocols, mode: mode);
        await using var channel = Channel(host.Address, options => options.MaxAttempts = 1);

        var failure = await Assert.ThrowsAsync<UpstreamException>(() => channel.GetAsync());

        // In TLS 1.3 a server may refuse a client's certificate after the client has sent its call.
        Assert.Equal(StatusCode.Unavailable, failure.StatusCode);
    }

    [Fact]
    public async Task Call_CertificateOfNoKnownAuthority_IsUnavailable()
    {
        await using var host = await StartAsync(_trusted);
        await using var channel = TestChannel.To(host.Address);

        var failure = await Assert.ThrowsAsync<UpstreamException>(() => channel.GetAsync());

        Assert.Equal((CallFault.NotConnected, StatusCode.Unavailable), (failure.Fault, failure.StatusCode));
    }

    [Fact]
    public async Task Read_HandshakeOfOneInstanceFails_IsSentToAnother()
    {
        var port = LoopbackPort.Next();
        var answers = 0;
        await using var well = await StartAsync(_trusted, "127.0.0.1", port, () => Interlocked.Increment(ref answers));
        await using var sick = await StartAsync(_other, "127.0.0.2", port);
        // Ejection is off, so the broken one keeps its turn.
        await using var channel = Channel(
            $"https://library:{port}", options => (options.MaxAttempts, options.EjectAfterFailures) = (2, 0), "127.0.0.1", "127.0.0.2");
        while (answers == 0)
        {
            await channel.StatusAsync();
        }

        var before = SentAgain(channel);
        while (SentAgain(channel) < before + 5)
        {
            Assert.Equal(StatusCode.OK, await channel.StatusAsync());
        }
    }

    private static int SentAgain(TestChannel channel) => channel.Log.Entries.Count(entry => entry.Id == 202);

    /// <summary>A channel in a host that trusts one certificate.</summary>
    private TestChannel Channel(string address, Action<UpstreamOptions>? configure = null, params string[] hosts) => TestChannel.To(
        address,
        configure,
        upstream =>
        {
            upstream.RetryReads(LibraryService.Descriptor);
            upstream.Client.ConfigurePrimaryHttpMessageHandler(() => new SocketsHttpHandler
            {
                SslOptions = new SslClientAuthenticationOptions
                {
                    RemoteCertificateValidationCallback = (_, certificate, _, _) => _trusted.Equals(certificate),
                },
            });
        },
        hosts);

    private static Task<RawHost> StartAsync(
        X509Certificate2 certificate,
        string host = "127.0.0.1",
        int port = 0,
        Action? onCall = null,
        HttpProtocols protocols = HttpProtocols.Http2,
        ClientCertificateMode mode = ClientCertificateMode.NoCertificate) => RawHost.StartAsync(
            context =>
            {
                onCall?.Invoke();
                return RawHost.OkAsync(context);
            },
            host,
            port,
            endpoint =>
            {
                endpoint.Protocols = protocols;
                endpoint.UseHttps(certificate, https => https.ClientCertificateMode = mode);
            });

    private static X509Certificate2 SelfSigned(string name)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var now = TimeProvider.System.GetUtcNow();
        return new CertificateRequest($"CN={name}", key, HashAlgorithmName.SHA256).CreateSelfSigned(now.AddDays(-1), now.AddDays(1));
    }
}
