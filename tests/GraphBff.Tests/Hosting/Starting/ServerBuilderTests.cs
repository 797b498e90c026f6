using GraphBff.Hosting.Starting;
using GraphBff.Testing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace GraphBff.Tests.Hosting.Starting;

/// <summary>The documented defaults apply in every working directory.</summary>
public sealed class ServerBuilderTests : IDisposable
{
    private readonly DirectoryInfo _directory = Directory.CreateTempSubdirectory("graphbff-elsewhere-");

    [Fact]
    public async Task Start_InAnotherDirectory_ForwardsAndVariesByTheDefaultHeaders()
    {
        await using var product = await ProductProcess.StartInAsync(
            _directory.FullName,
            ("ASPNETCORE_ENVIRONMENT", "Development"),
            ("DemoServices__InMemory", "true"),
            ("WarmUp__Timeout", "00:00:00"));

        using var response = await product.Http.GetAsync(new Uri("/graphql?query={products(first:1){nodes{id}}}", UriKind.Relative));

        Assert.Contains("x-tenant-id", response.Headers.Vary, StringComparer.OrdinalIgnoreCase);
        Assert.Contains("accept-language", response.Headers.Vary, StringComparer.OrdinalIgnoreCase);
    }

    [Theory]
    [InlineData("Grpc.Net.Client.Internal.GrpcCall", LogLevel.Information, false)]
    [InlineData("Grpc.Net.Client.Balancer.DnsResolver", LogLevel.Error, false)]
    [InlineData("Microsoft.AspNetCore.Routing.EndpointMiddleware", LogLevel.Information, false)]
    [InlineData("GraphBff.Upstream", LogLevel.Information, true)]
    public void Create_NothingConfigured_LogsAsThePagesSay(string category, LogLevel level, bool isLogged)
        => Assert.Equal(isLogged, IsLogged(category, level, [$"--contentRoot={_directory.FullName}"]));

    [Fact]
    public void Create_LevelConfigured_WinsOverTheDefault()
        => Assert.True(
            IsLogged("Grpc.Net.Client", LogLevel.Debug, [$"--contentRoot={_directory.FullName}", "--Logging:LogLevel:Grpc=Debug"]));

    [Theory]
    [InlineData("http://127.0.0.1:0")]
    [InlineData("http://[::1]:0;http://*:8080")]
    [InlineData("http://unix:/tmp/graphbff.sock")]
    public void Create_UrlsOfEachForm_AreTaken(string urls)
        => Assert.Equal(urls, ServerBuilder.Create([$"--urls={urls}"]).Configuration["urls"]);

    [Fact]
    public async Task Create_ContentRootGiven_HasItsSettings()
    {
        await File.WriteAllTextAsync(Path.Combine(_directory.FullName, "appsettings.json"), """{ "Given": "there" }""");

        var builder = ServerBuilder.Create([$"--contentRoot={_directory.FullName}"]);

        Assert.Equal("there", builder.Configuration["Given"]);
    }

    public void Dispose() => _directory.Delete(recursive: true);

    private static bool IsLogged(string category, LogLevel level, string[] args)
    {
        var builder = ServerBuilder.Create(args);
        using var services = builder.Services.BuildServiceProvider();
        return services.GetRequiredService<ILoggerFactory>().CreateLogger(category).IsEnabled(level);
    }
}
