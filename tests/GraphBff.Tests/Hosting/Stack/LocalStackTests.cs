using System.Net.Http.Json;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using GraphBff.Testing;
using StackExchange.Redis;

namespace GraphBff.Tests.Hosting.Stack;

/// <summary>The command <c>stack</c> as a process.</summary>
public sealed partial class LocalStackTests
{
    private const string Query = "{ orders(first: 1) { nodes { customer { name } } } }";

    [StackFact]
    public async Task Stack_Runs_ItsPartsWorkTogetherAndStopTogether()
    {
        await using var stack = await ProductProcess.StartByAsync("stack");
        await StartedAsync(stack);
        var prometheus = AddressOf(stack, "Prometheus");

        using var registered = await stack.Http.PostAsJsonAsync("/graphql", new
        {
            query = Query,
            extensions = new
            {
                persistedQuery = new { version = 1, sha256Hash = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(Query))) },
            },
        });
        Assert.DoesNotContain("errors", await registered.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        var redis = AddressOf(stack, "Redis");
        await using (var connection = await ConnectionMultiplexer.ConnectAsync(redis))
        {
            await Eventually.TrueAsync(() => connection.GetServer(redis).Keys().Any());
        }

        using var http = new HttpClient();
        await Eventually.TrueAsync(async () =>
            (await http.GetFromJsonAsync<JsonElement>($"{prometheus}/api/v1/query?query=up")).GetProperty("data").GetProperty("result")
                .EnumerateArray()
                .Any(series => series.GetProperty("value")[1].GetString() == "1"));

        await stack.TerminateAsync();
        Assert.True(await stack.ExitAsync() == 0, stack.Log);
        Assert.All(
            new[] { redis, AddressOf(stack, "Services"), prometheus, stack.Http.BaseAddress!.ToString() },
            address => Assert.False(Listens(address), address));
    }

    [Fact]
    public async Task Stack_ProgramsAreMissing_SaysSoAndRuns()
    {
        var path = Directory.CreateTempSubdirectory("graphbff-path-");
        try
        {
            foreach (var program in new[] { "dotnet", "kill" })
            {
                File.CreateSymbolicLink(Path.Combine(path.FullName, program), Find(program));
            }

            await using var stack = await ProductProcess.StartByAsync("stack", ("PATH", path.FullName));
            await StartedAsync(stack);

            Assert.Contains("redis-server is not on the PATH", stack.Log, StringComparison.Ordinal);
            Assert.Contains("prometheus is not on the PATH", stack.Log, StringComparison.Ordinal);
            using var response = await stack.Http.PostAsJsonAsync("/graphql", new { query = Query });
            Assert.DoesNotContain("errors", await response.Content.ReadAsStringAsync(), StringComparison.Ordinal);
            await stack.TerminateAsync();
            Assert.True(await stack.ExitAsync() == 0, stack.Log);
            Assert.False(Listens(AddressOf(stack, "Services")));
        }
        finally
        {
            path.Delete(recursive: true);
        }
    }

    [Fact]
    public async Task Stack_PartDoesNotStart_StopsTheOthersAndFails()
    {
        var (exitCode, output, error) = await ProductProcess.RunAsync(
            ["stack", "--urls", "http://127.0.0.1:0", "--Transport:RequestBudget=soon"]);

        Assert.Equal(1, exitCode);
        Assert.Contains(output, line => line.Contains("Transport:RequestBudget", StringComparison.Ordinal));
        Assert.Equal(["graphbff did not start."], error);
    }

    private static Task StartedAsync(ProductProcess stack)
        => Eventually.TrueAsync(() => stack.Log.Contains("Ctrl+C stops all.", StringComparison.Ordinal), () => stack.Log);

    private static string AddressOf(ProductProcess stack, string part)
        => Addresses().Matches(stack.Log).First(match => match.Groups["part"].Value == part).Groups["address"].Value;

    private static bool Listens(string address)
    {
        var uri = new Uri(address.Contains("://", StringComparison.Ordinal) ? address : $"tcp://{address}");
        using var client = new TcpClient();
        try
        {
            client.Connect(uri.Host, uri.Port);
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }

    private static string Find(string program) => Environment.GetEnvironmentVariable("PATH")!.Split(Path.PathSeparator)
        .Select(folder => Path.Combine(folder, program))
        .First(File.Exists);

    [GeneratedRegex(@"^(?<part>[A-Z]\w+) +(?<address>\S+)$", RegexOptions.Multiline)]
    private static partial Regex Addresses();
}
