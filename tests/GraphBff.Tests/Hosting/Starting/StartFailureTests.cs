using System.Net;
using System.Net.Sockets;
using GraphBff.Graph;
using GraphBff.Hosting;
using GraphBff.Hosting.Starting;
using GraphBff.Hosting.Warming;
using GraphBff.Testing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace GraphBff.Tests.Hosting.Starting;

/// <summary>A failure that the operator can fix is one line, whatever throws it.</summary>
public sealed class StartFailureTests : IDisposable
{
    private readonly DirectoryInfo _directory = Directory.CreateTempSubdirectory("graphbff-start-");

    [Theory]
    [InlineData("Transport:RequestBudget", "Transport__RequestBudget", "soon")]
    [InlineData("Transport:RequestBudget must be between", "Transport__RequestBudget", "00:00:00")]
    [InlineData("10 is 10 days; for seconds write 00:00:10.", "Transport__RequestBudget", "10")]
    [InlineData("Streams:QueueCapacity must be at most RingCapacity", "Streams__RingCapacity", "16")]
    [InlineData("Calls:MaxEjectionTime must be at least EjectionTime", "Calls__EjectionTime", "00:06:00")]
    [InlineData("Caller:ForwardedHeaders: 'x bad'", "Caller__ForwardedHeaders__0", "x bad")]
    [InlineData("AllowedHosts", "AllowedHosts", "https://graph.example.com")]
    [InlineData("AllowedOrigins", "Transport__AllowedOrigins__0", "app.example.com")]
    [InlineData("nowhere.json", "Transport__Documents__Manifests__0", "nowhere.json")]
    [InlineData("The address of users", "USER_SERVICE_URL", "user-service:50051")]
    [InlineData("set USER_SERVICE_URL", "USER_SERVICE_URL", "")]
    [InlineData("USER_SERVICE_URL: ", "USER_SERVICE_URL", "http://user:pa55word@host:1")]
    [InlineData("USER_SERVICE_URL: ", "USER_SERVICE_URL", "http://host:5#x")]
    [InlineData("USER_SERVICE_URL: ", "USER_SERVICE_URL", "http://\u00fcn\u00efcode:5")]
    [InlineData("USER_SERVICE_URL: ", "USER_SERVICE_URL", "http://host:0")]
    [InlineData(
        "Upstreams:userz is not a service of this graph. The services are users, inventory, orders, payments.",
        "Upstreams__userz__Address",
        "http://host:5")]
    [InlineData(
        "Upstreams:users:Adress is not a setting of a service. The settings are Address and OwnMetadata.",
        "Upstreams__users__Adress",
        "http://host:5")]
    [InlineData("set Upstreams:users:Address", "Upstreams__users", "http://host:5")]
    [InlineData("Limits:Dept is not an option. The options of Limits are Aliases, ", "Limits__Dept", "3")]
    [InlineData("There is no file or directory of settings", "Configuration__Files__0", "nowhere.json")]
    [InlineData("'Loud'", "Logging__LogLevel__Default", "Loud")]
    [InlineData("urls: 'http://127.0.0.1:80a'", "ASPNETCORE_URLS", "http://127.0.0.1:80a")]
    [InlineData("A port is 0 to 65535", "ASPNETCORE_URLS", "http://127.0.0.1:70000")]
    [InlineData("A port is 0 to 65535", "Kestrel__Endpoints__one__Url", "http://127.0.0.1:70000")]
    [InlineData("Transport:Documents:Redis:Configuration", "Transport__Documents__Redis__Configuration", "what is this?,password=pa55word")]
    [InlineData(
        "Transport:Documents:Redis:Configuration", "Transport__Documents__Redis__Configuration", "redis://host:6379,password=pa55word")]
    [InlineData("not-a-url", "ASPNETCORE_URLS", "not-a-url")]
    [InlineData("Tracing:Secret", "Tracing__Enabled", "true")]
    public async Task Start_BadSetting_IsALineThatNamesIt(string named, string key, string value)
    {
        var (exitCode, output, error) = await RunAsync(key == "ASPNETCORE_URLS" ? [] : ["--urls", "http://127.0.0.1:0"], (key, value));

        Assert.Equal(1, exitCode);
        Assert.Contains(named, Assert.Single(error), StringComparison.Ordinal);
        Assert.DoesNotContain("pa55word", error[0], StringComparison.Ordinal);
        Assert.Empty(output);
    }

    [Fact]
    public void Explain_FaultsOfSeveralClasses_IsALineThatNamesAll()
    {
        var services = new ServiceCollection();
        services.AddOptions<WarmUpOptions>()
            .Configure(options => options.Timeout = TimeSpan.FromDays(10))
            .ValidateDataAnnotations()
            .ValidateOnStart();
        services.AddOptions<CallerOptions>()
            .Configure(options => options.ForwardedHeaders = ["te"])
            .ValidateDataAnnotations()
            .ValidateOnStart();
        using var provider = services.BuildServiceProvider();
        var thrown = Assert.ThrowsAny<Exception>(provider.GetRequiredService<IStartupValidator>().Validate);

        var line = StartFailure.Explain(thrown, configuration: null, out var isKnown);

        Assert.True(isKnown);
        Assert.Contains("WarmUp:Timeout must be between", line, StringComparison.Ordinal);
        Assert.Contains("Caller:ForwardedHeaders: 'te'", line, StringComparison.Ordinal);
    }

    [Fact]
    public void Explain_WhatNobodyKnows_IsALineThatIsNotAll()
    {
        var line = StartFailure.Explain(new KeyNotFoundException("no key\nof this name"), configuration: null, out var isKnown);

        Assert.False(isKnown);
        Assert.Equal("The server could not start. KeyNotFoundException: no key of this name.", line);
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
    public async Task Start_WrongOperationFile_IsALineThatNamesTheFileAndTheLine()
    {
        var file = Path.Combine(_directory.FullName, "GetUser.graphql");
        await File.WriteAllTextAsync(file, "query GetUser($id: ID!)\n@http(method: GET, route: \"/users\") {\n  user(id: $id) { id }\n}");

        var (exitCode, _, error) = await RunAsync(["--urls", "http://127.0.0.1:0"], ("Adapters__Operations", _directory.FullName));

        Assert.Equal(1, exitCode);
        Assert.Equal(
            $"The configuration does not allow a start: {file}, line 2: Nothing in a request sets $id, which the operation requires.",
            Assert.Single(error));
    }

    [Fact]
    public async Task Start_NoDirectoryOfOperations_IsALineThatNamesTheSetting()
    {
        var (exitCode, _, error) = await RunAsync(["--urls", "http://127.0.0.1:0"], ("Adapters__Operations", "/nowhere"));

        Assert.Equal(1, exitCode);
        Assert.Contains("Adapters:Operations: there is no directory /nowhere.", Assert.Single(error), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Start_BrokenRecordOfUsage_IsALine()
    {
        var file = Path.Combine(_directory.FullName, "usage.json");
        await File.WriteAllTextAsync(file, "{");

        var (exitCode, output, error) = await RunAsync(["--urls", "http://127.0.0.1:0"], ("Usage__File", file));

        Assert.Equal(1, exitCode);
        Assert.Contains("usage.json", Assert.Single(error), StringComparison.Ordinal);
        Assert.Empty(output);
    }

    [Fact]
    public async Task Start_BrokenManifest_IsALine()
    {
        var file = Path.Combine(_directory.FullName, "manifest.json");
        await File.WriteAllTextAsync(file, "{");

        var (exitCode, output, error) = await RunAsync(["--urls", "http://127.0.0.1:0"], ("Transport__Documents__Manifests__0", file));

        Assert.Equal(1, exitCode);
        Assert.Contains("manifest.json", Assert.Single(error), StringComparison.Ordinal);
        Assert.Empty(output);
    }

    [Fact]
    public async Task Start_DataDirectoryIsAFile_IsALine()
    {
        var file = Path.Combine(_directory.FullName, "data");
        await File.WriteAllTextAsync(file, "");

        var (exitCode, _, error) = await ProductProcess.RunAsync(
            ["--urls", "http://127.0.0.1:0"], ("ASPNETCORE_ENVIRONMENT", "Development"), ("DemoServices__DataDirectory", file));

        Assert.Equal(1, exitCode);
        Assert.Single(error);
    }

    public void Dispose() => _directory.Delete(recursive: true);

    private static Task<(int ExitCode, string[] Output, string[] Error)> RunAsync(string[] args, params (string, string)[] environment)
        => ProductProcess.RunAsync(
            args,
            [
                ("ASPNETCORE_ENVIRONMENT", "Production"),
                ("WarmUp__Timeout", "00:00:00"),
                .. Modules.All.Select(module => (module.AddressVariable, "http://127.0.0.1:1")),
                .. environment
            ]);
}
