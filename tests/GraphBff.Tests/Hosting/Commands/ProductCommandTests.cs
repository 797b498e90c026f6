using GraphBff.Hosting.Commands;

namespace GraphBff.Tests.Hosting.Commands;

public sealed class ProductCommandTests : IDisposable
{
    private readonly StringWriter _output = new();
    private readonly StringWriter _error = new();

    [Theory]
    [InlineData("--help")]
    [InlineData("-h")]
    [InlineData("schema", "--help")]
    [InlineData("schema", "check", "--help")]
    [InlineData("mock", "--help")]
    [InlineData("stack", "--help")]
    [InlineData("serve", "--help")]
    public async Task Help_OfEachCommand_ListsWhatItTakes(params string[] args)
    {
        Assert.Equal(0, await RunAsync(args));

        Assert.Empty(_error.ToString());
        var wanted = (args[0], args.Length) switch
        {
            ("mock", _) => "--fail <SERVICE[.METHOD]:CODE[/REASON][:SHARE]>",
            ("stack", _) => "Redis and Prometheus",
            ("serve", _) => "Serves the services of an options file.",
            (_, 1) => "schema",
            (_, 2) => "export",
            _ => "--against <GIT-REF|FILE|DIRECTORY>",
        };
        Assert.Contains(wanted, _output.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Help_OfTheServer_SaysHowItIsConfigured()
    {
        await RunAsync("--help");

        Assert.Contains("--Section:Key=value", _output.ToString(), StringComparison.Ordinal);
        Assert.Contains("--urls", _output.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Serve_OfAFileThatIsNotThere_SaysSo()
    {
        Assert.Equal(2, await RunAsync("serve", "nowhere/graph.yaml"));

        Assert.StartsWith("nowhere/graph.yaml cannot be read: ", _error.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Version_IsThatOfTheBuild()
    {
        Assert.Equal(0, await RunAsync("--version"));
        Assert.Matches(@"^\d+\.\d+\.\d+", _output.ToString());
    }

    [Theory]
    [InlineData("There is no command 'run'.", "run")]
    [InlineData("Required argument 'graph.yaml' missing", "serve")]
    [InlineData("There is no command 'now'.", "serve", "graph.yaml", "now")]
    [InlineData("There is no option '--verbose'", "serve", "graph.yaml", "--verbose")]
    [InlineData("There is no option '--verbose'", "--verbose")]
    [InlineData("There is no option '-v'", "-v")]
    [InlineData("There is no option '--verbose'", "--verbose", "--urls=http://127.0.0.1:0")]
    [InlineData("'--input' is neither a command nor an option of schema export.", "schema", "export", "--input", "x")]
    [InlineData("'--output'", "schema", "export", "--output")]
    [InlineData("exclude each other", "schema", "check", "--output", "x", "--against", "y")]
    [InlineData("There is no command 'now'.", "mock", "now")]
    [InlineData("There is no command 'now'.", "stack", "now")]
    [InlineData("There is no option '--verbose'", "mock", "--verbose", "--seed", "2")]
    [InlineData("'--seed'", "mock", "--seed")]
    [InlineData("--seed: 'x' is not a whole number", "mock", "--seed", "x")]
    [InlineData("--count: '0' is not a whole number from 1 to 1000.", "mock", "--count", "0")]
    [InlineData("--count: '1001' is not a whole number from 1 to 1000.", "mock", "--count=1001")]
    [InlineData("--events: '5' is not a duration of at least 10ms, such as 5s, and not none.", "mock", "--events", "5")]
    [InlineData("--events: '1ms' is not a duration", "mock", "--events", "1ms")]
    [InlineData("--now: 'yesterday' is not a time such as 2026-01-01T12:00:00Z.", "mock", "--now", "yesterday")]
    [InlineData(
        "--latency: '5' is not a latency of at most 1m, such as 200ms or 50-300ms.", "mock", "--latency", "1s", "--latency", "users:5")]
    [InlineData("--fail: There is no mocked service 'x'. The services are users,", "mock", "--fail", "x:UNAVAILABLE")]
    [InlineData("--fail: There is no status 'BUSY'", "mock", "--fail", "users:BUSY:0.2")]
    public async Task Run_NotUnderstood_IsALineAnd2(string line, params string[] args)
    {
        Assert.Equal(2, await RunAsync(args));

        Assert.Empty(_output.ToString());
        Assert.Contains(
            line, Assert.Single(_error.ToString().Split('\n', StringSplitOptions.RemoveEmptyEntries)), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData]
    [InlineData("--urls", "http://127.0.0.1:0")]
    [InlineData("--urls=http://127.0.0.1:0", "--Transport:AllowedOrigins:0=https://app.example.com")]
    [InlineData("/Transport:ServeSdl=false", "Usage:Enabled=false")]
    [InlineData("--Transport:ServeSdl", "false")]
    [InlineData("--Upstreams:users:OwnMetadata:authorization", "@token")]
    public void Fault_OfConfiguration_IsNone(params string[] args) => Assert.Null(ConfigurationArguments.Fault(args));

    public void Dispose()
    {
        _output.Dispose();
        _error.Dispose();
    }

    private Task<int> RunAsync(params string[] args) => ProductCommand.RunAsync(args, _output, _error);
}
