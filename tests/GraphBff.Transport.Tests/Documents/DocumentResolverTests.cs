using System.Text;
using GraphBff.Transport.Documents;
using GraphBff.Transport.Reading;
using GraphBff.Transport.Tests.Hosting;
using Microsoft.Extensions.DependencyInjection;

namespace GraphBff.Transport.Tests.Documents;

public sealed class DocumentResolverTests : IDisposable
{
    private const string Hello = "{ hello }";

    private readonly ManifestFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData(DocumentMode.Off, """{"query":"{ budget }","variables":{}}""", "{ budget }")]
    [InlineData(DocumentMode.Off, """{"documentId":"hello","operationName":"A"}""", Hello)]
    [InlineData(DocumentMode.AllowListOnly, """{"documentId":"hello"}""", Hello)]
    [InlineData(DocumentMode.AllowListOnly, """{"query":"{ hello }"}""", Hello)]
    [InlineData(DocumentMode.AllowListOnly, """{"query":"{\u0020hello }"}""", Hello)]
    public async Task Resolve_WhatMayRun_IsThereAtOnceWithoutAllocation(DocumentMode mode, string body, string document)
    {
        await using var host = await StartAsync(mode);
        var resolver = host.Services.GetRequiredService<DocumentResolver>();
        var parameters = Read(body);
        await resolver.ResolveAsync(parameters, "", CancellationToken.None);

        var before = GC.GetAllocatedBytesForCurrentThread();
        var pending = resolver.ResolveAsync(parameters, "", CancellationToken.None);
        var allocated = GC.GetAllocatedBytesForCurrentThread() - before;

        Assert.True(pending.IsCompletedSuccessfully);
        Assert.Equal(0, allocated);
        var resolution = await pending;
        Assert.Null(resolution.Refusal);
        Assert.Null(resolution.Registration);
        Assert.Equal(document, Encoding.UTF8.GetString(resolution.Parameters.Query.Span));
    }

    [Fact]
    public async Task Resolve_IdAndText_AreOneDocument()
    {
        await using var host = await StartAsync(DocumentMode.LogUnknown);
        var resolver = host.Services.GetRequiredService<DocumentResolver>();

        var byId = await resolver.ResolveAsync(Read("""{"id":"hello","operationName":"\u0041"}"""), "", CancellationToken.None);
        var byText = await resolver.ResolveAsync(Read("""{"query":"{ hello }"}"""), "", CancellationToken.None);

        // Both use the same memory, so that the engine finds the same plan.
        Assert.True(byId.Parameters.Query.Equals(byText.Parameters.Query));
        Assert.False(byId.Parameters.QueryIsJson);
        Assert.Equal("A", Encoding.UTF8.GetString(byId.Parameters.OperationName.Span));
    }

    private static GraphParameters Read(string body)
    {
        Assert.Null(JsonParameters.Read(Encoding.UTF8.GetBytes(body), out var parameters));
        return parameters;
    }

    private Task<GraphHost> StartAsync(DocumentMode mode)
    {
        _folder.Write("documents.json", ("hello", Hello));
        return DocumentHost.StartAsync(options =>
        {
            options.Mode = mode;
            options.Manifests = [_folder.Path];
        });
    }
}
