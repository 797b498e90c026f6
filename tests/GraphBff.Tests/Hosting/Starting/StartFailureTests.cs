using System.Net;
using System.Net.Sockets;
using GraphBff.Testing;

namespace GraphBff.Tests.Hosting.Starting;

/// <summary>What somebody can set right is one line, whoever throws it.</summary>
public sealed class StartFailureTests : IDisposable
{
    private readonly DirectoryInfo _directory = Directory.CreateTempSubdirectory("graphbff-start-");

    [Theory]
    [InlineData("Transport:RequestBudget", "Transport__RequestBudget", "soon")]
    [InlineData("RequestBudget", "Transport__RequestBudget", "00:00:00")]
    [InlineData("Caller:ForwardedHeaders: 'x bad'", "Caller__ForwardedHeaders__0", "x bad")]
    [InlineData("AllowedHosts", "AllowedHosts", "https://graph.example.com")]
    [InlineData("AllowedOrigins", "Transport__AllowedOrigins__0", "app.example.com")]
    [InlineData("nowhere.json", "Transport__Documents__Manifests__0", "nowhere.json")]
    [InlineData("The address of users", "USER_SERVICE_URL", "user-service:50051")]
    [InlineData("USER_SERVICE_URL", "USER_SERVICE_URL", "")]
    [InlineData("not-a-url", "ASPNETCORE_URLS", "not-a-url")]
    [InlineData("Tracing:Secret", "Tracing__Enabled", "true")]
    public async Task Start_BadSetting_IsALineThatNamesIt(string named, string key, string value)
    {
        var (exitCode, output, error) = await RunAsync(key == "ASPNETCORE_URLS" ? [] : ["--urls", "http://127.0.0.1:0"], (key, value));

        Assert.Equal(1, exitCode);
        Assert.Contains(named, Assert.Single(error), StringComparison.Ordinal);
        Assert.Empty(output);
    }

    [Fact]
    public async Task Start_PortInUse_IsALine()
    {
        using var taken = new TcpListener(IPAddress.Loopback, 0);
        taken.Start();

        var (exitCode, output, error) = await RunAsync(["--urls", $"http://{taken.LocalEndpoint}"]);

        Assert.Equal(1, exitCode);
        Assert.Contains("address already in use", Assert.Single(error), StringComparison.OrdinalIgnoreCase);
        Assert.Empty(output);
    }

    [Fact]
    public async Task Start_BrokenRecordOfUsage_IsALine()
    {
        string file = Path.Combine(_directory.FullName, "usage.json");
        await File.WriteAllTextAsync(file, "{");

        var (exitCode, output, error) = await RunAsync(["--urls", "http://127.0.0.1:0"], ("Usage__File", file));

        Assert.Equal(1, exitCode);
        Assert.Contains("usage.json", Assert.Single(error), StringComparison.Ordinal);
        Assert.Empty(output);
    }

    [Fact]
    public async Task Start_BrokenManifest_IsALine()
    {
        string file = Path.Combine(_directory.FullName, "manifest.json");
        await File.WriteAllTextAsync(file, "{");

        var (exitCode, output, error) = await RunAsync(["--urls", "http://127.0.0.1:0"], ("Transport__Documents__Manifests__0", file));

        Assert.Equal(1, exitCode);
        Assert.Contains("manifest.json", Assert.Single(error), StringComparison.Ordinal);
        Assert.Empty(output);
    }

    [Fact]
    public async Task Start_DataDirectoryIsAFile_IsALine()
    {
        string file = Path.Combine(_directory.FullName, "data");
        await File.WriteAllTextAsync(file, "");

        var (exitCode, _, error) = await ProductProcess.RunAsync(
            ["--urls", "http://127.0.0.1:0"], ("ASPNETCORE_ENVIRONMENT", "Development"), ("DemoServices__DataDirectory", file));

        Assert.Equal(1, exitCode);
        Assert.Single(error);
    }

    public void Dispose() => _directory.Delete(recursive: true);

    private static Task<(int ExitCode, string[] Output, string[] Error)> RunAsync(string[] args, params (string, string)[] environment) =>
        ProductProcess.RunAsync(
            args, [("ASPNETCORE_ENVIRONMENT", "Production"), ("WarmUp__Timeout", "00:00:00"), .. Modules.All.Select(module => (module.AddressVariable, "http://127.0.0.1:1")), .. environment]);
}
