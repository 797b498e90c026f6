using GraphBff.Engine;
using GraphBff.Engine.Planning;
using GraphBff.Transport.Documents;
using Microsoft.Extensions.DependencyInjection;

namespace GraphBff.Transport.Tests.Documents;

public sealed class TrustedDocumentPlansTests : IDisposable
{
    private readonly ManifestFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Plan_ValidAndInvalidDocuments_KeepsTheValidOnesOnce()
    {
        _folder.Write("a.json", ("1", "query A { hello } query B { budget }"), ("2", "{ nothing }"), ("3", "{ hello"), ("4", "{ hello }"));
        _folder.Write("b.json", ("5", "{ hello }"));
        await using var host = await DocumentHost.StartAsync(options => options.Manifests = [_folder.Path]);

        host.Services.GetRequiredService<TrustedDocumentPlans>().Plan(CancellationToken.None);

        Assert.Equal(3, host.Services.GetRequiredService<GraphEngine>().CachedOperations);
    }

    [Fact]
    public async Task Plan_MoreThanTheCacheHolds_StopsWhenItIsFull()
    {
        _folder.Write("a.json", [.. Enumerable.Range(0, 10).Select(i => ($"{i}", $"query Q{i} {{ hello }}"))]);
        await using var host = await DocumentHost.StartAsync(
            options => options.Manifests = [_folder.Path],
            services => services.Configure<EngineOptions>(options => options.CachedOperations = 4));

        host.Services.GetRequiredService<TrustedDocumentPlans>().Plan(CancellationToken.None);

        Assert.Equal(4, host.Services.GetRequiredService<GraphEngine>().CachedOperations);
    }

    [Fact]
    public async Task Plan_Cancelled_Stops()
    {
        _folder.Write("a.json", ("1", "{ hello }"));
        await using var host = await DocumentHost.StartAsync(options => options.Manifests = [_folder.Path]);

        Assert.Throws<OperationCanceledException>(
            () => host.Services.GetRequiredService<TrustedDocumentPlans>().Plan(new CancellationToken(canceled: true)));
        Assert.Equal(0, host.Services.GetRequiredService<GraphEngine>().CachedOperations);
    }
}
