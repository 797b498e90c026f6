using GraphBff.Testing;
using GraphBff.Transport.Documents;
using GraphBff.Transport.Tests.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;

namespace GraphBff.Transport.Tests.Documents;

public sealed class UnknownDocumentsTests : IDisposable
{
    private readonly ManifestFolder _folder = new();
    private readonly FakeTimeProvider _time = new(DateTimeOffset.UnixEpoch.AddYears(60));

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task LogUnknown_TrustedTextsAndIds_AreNotLogged()
    {
        await using var host = await StartAsync(DocumentMode.LogUnknown);

        await host.Client.PostAsync("""{"query":"{ hello }"}""");
        await host.Client.PostAsync("""{"query":"{\u0020hello }"}""");
        await host.Client.PostAsync("""{"documentId":"hello"}""");

        Assert.Empty(host.Logs.Problems);
    }

    [Fact]
    public async Task LogUnknown_AnotherText_RunsAndIsLoggedByItsHashOnceAMinute()
    {
        const string query = "{ hello secret: echo(text: \"x\") }";
        await using var host = await StartAsync(DocumentMode.LogUnknown);

        var answer = await host.Client.PostAsync($$"""{"query":"{{query.Replace("\"", "\\\"", StringComparison.Ordinal)}}"}""");
        await host.Client.QueryAsync("?query=" + Uri.EscapeDataString(query));

        Assert.Equal("world", answer.Data.GetProperty("hello").GetString());
        var logged = Assert.Single(host.Logs.Problems);
        Assert.Equal(
            (
                2104,
                $"Request {answer.Header("x-request-id")} ran an operation that is no trusted document: "
                + $"sha256:{ManifestFolder.Sha256(query)}"),
            (logged.Id, logged.Message));

        _time.Advance(TimeSpan.FromMinutes(1));
        await host.Client.QueryAsync("?query=" + Uri.EscapeDataString(query));
        Assert.Equal([2104, 2106, 2104], host.Logs.Problems.Select(problem => problem.Id));
    }

    [Fact]
    public async Task LogUnknown_RegisteredQuery_IsLoggedToo()
    {
        await using var host = await StartAsync(DocumentMode.LogUnknown);
        var extensions = $$$"""{"persistedQuery":{"version":1,"sha256Hash":"{{{ManifestFolder.Sha256("{ budget }")}}}"}}""";

        await host.Client.PostAsync($$"""{"query":"{ budget }","extensions":{{extensions}}}""");
        _time.Advance(TimeSpan.FromMinutes(1));
        var answer = await host.Client.PostAsync($$"""{"extensions":{{extensions}}}""");

        Assert.True(answer.Json.TryGetProperty("data", out _));
        Assert.Equal([2104, 2104], host.Logs.Problems.Select(problem => problem.Id));
    }

    [Fact]
    public async Task LogUnknown_AFlood_IsCountedAndNotLogged()
    {
        await using var host = await StartAsync(DocumentMode.LogUnknown);
        using var meter = new RecordedMeter(host.Services);

        for (var i = 0; i < 50; i++)
        {
            await host.Client.PostAsync($$"""{"query":"{ a{{i}}: hello }"}""");
        }

        Assert.Equal(20, host.Logs.Problems.Count());
        Assert.Equal(50, meter["graphbff.documents.unknown ran"]);
        _time.Advance(TimeSpan.FromMinutes(1));
        await host.Client.PostAsync("""{"query":"{ b: hello }"}""");
        Assert.Contains(
            host.Logs.Problems, problem => problem.Id == 2106 && problem.Message.StartsWith("30 more", StringComparison.Ordinal));
    }

    [Fact]
    public async Task AllowList_RefusedTextsAndLookups_AreCounted()
    {
        await using var host = await StartAsync(DocumentMode.AllowListOnly);
        using var meter = new RecordedMeter(host.Services);

        await host.Client.PostAsync("""{"query":"{ budget }"}""");
        await host.Client.PostAsync("""{"documentId":"hello"}""");
        await host.Client.PostAsync("""{"documentId":"unknown"}""");

        Assert.Equal(2105, Assert.Single(host.Logs.Problems).Id);
        Assert.Equal(1, meter["graphbff.documents.unknown refused"]);
        Assert.Equal(1, meter["graphbff.documents.lookups trusted"]);
        Assert.Equal(1, meter["graphbff.documents.lookups not_found"]);
    }

    [Fact]
    public async Task Off_AnyText_IsNotLooked()
    {
        await using var host = await StartAsync(DocumentMode.Off);
        using var meter = new RecordedMeter(host.Services);

        await host.Client.PostAsync("""{"query":"{ budget }"}""");

        Assert.Empty(host.Logs.Problems);
        Assert.Equal(0, meter["graphbff.documents.unknown ran"]);
    }

    private Task<GraphHost> StartAsync(DocumentMode mode)
    {
        _folder.Write("documents.json", ("hello", "{ hello }"));
        return DocumentHost.StartAsync(
            options =>
            {
                options.Mode = mode;
                options.Manifests = [_folder.Path];
            },
            services => services.AddSingleton<TimeProvider>(_time));
    }
}
