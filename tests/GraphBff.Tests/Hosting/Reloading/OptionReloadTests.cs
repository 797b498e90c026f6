using System.Reflection;
using System.Text;
using System.Text.Json;
using GraphBff.Engine.Configuration;
using GraphBff.Engine.Operations;
using GraphBff.Hosting.Reloading;
using GraphBff.Testing;
using GraphBff.Transport.Configuration;
using GraphBff.Upstream.Configuration;
using Grpc.Core;
using Microsoft.Extensions.DependencyInjection;

namespace GraphBff.Tests.Hosting.Reloading;

/// <summary>Each other option that reloads takes effect without a restart. Limits of operations have their own tests.</summary>
public sealed class OptionReloadTests
{
    private const string Users = "{ users(first: 1) { nodes { id } } }";
    private const string ManyUsers = "{ users(first: 12) { nodes { id name } } }";
    private const string StockChanged = "subscription { stockChanged { product { id } } }";
    private const string OrderChanged = "subscription { orderChanged { order { id } } }";

    // For each option a value, and an observation that differs between the default and that value.
    private static readonly Dictionary<string, OptionCase> Options = new()
    {
        ["Transport:RequestBudget"] = new("00:01:00", "at most 10 s", "more than 10 s", graph => CallTimeAsync(graph, 10)),
        ["Transport:MaxRequestBodySize"] = new("1024", "OK", "RequestEntityTooLarge", graph => PostAsync(graph, new string(' ', 2000))),
        ["Transport:MaxQueryStringLength"] = new(
            "256", "OK", "RequestUriTooLong", graph => GetAsync(graph, $"graphql?query={{__typename}}&x={new string('x', 300)}")),
        ["Transport:MinCompressedSize"] = new("256", "", "gzip", EncodingAsync),
        ["Transport:ServeSdl"] = new("false", "OK", "BadRequest", graph => GetAsync(graph, "graphql?sdl")),
        ["Transport:AllowedOrigins"] = new("https://app.example.com", "", "https://app.example.com", AllowedOriginAsync),
        ["Transport:Streams:MaxStreams"] = new("1", "OK OK", "OK ServiceUnavailable", TwoStreamsAsync),
        ["Transport:WebSockets:MaxSockets"] = new("1", "2", "1", SocketsAsync),
        ["Transport:WebSockets:MaxOperations"] = new("1", "", "TOO_MANY_OPERATIONS", SecondOperationAsync),
        ["Transport:WebSockets:MaxMessageSize"] = new("1024", "open", "1009", LongMessageAsync),
        ["Calls:CallTimeout"] = new("00:01:00", "at most 2 s", "more than 2 s", graph => CallTimeAsync(graph, 2)),
        ["Calls:MaxAttempts"] = new("1", "3", "1", AttemptsAsync),
        ["Calls:MaxCallsPerOperation"] = new("1", "", "LIMIT_CALLS", CodesOfTwoCallsAsync),
        ["Calls:MaxConcurrentReads"] = new("1", "2", "1", ConcurrentReadsAsync),
        ["Streams:MaxStreams"] = new("1", "", "TOO_MANY_STREAMS", SecondSubscriptionAsync),
        ["Streams:MaxStreamsPerCaller"] = new("1", "", "TOO_MANY_STREAMS", SecondSubscriptionAsync),
    };

    public static TheoryData<string> Keys => [.. Options.Keys];

    [Theory]
    [MemberData(nameof(Keys))]
    public async Task Option_Changed_TakesEffect(string key)
    {
        var (value, before, after, observe) = Options[key];
        await using var product = await ReloadedGraph.StartAsync(key == "Calls:CallTimeout" ? [] : [("Calls:CallTimeout", "00:01:00")]);
        Assert.Equal(before, await observe(product.Graph));

        product.Set(key == "Transport:AllowedOrigins" ? $"{key}:0" : key, value);

        Assert.Equal(after, await observe(product.Graph));
        Assert.DoesNotContain(product.Logs, entry => entry.Id == 4302);
    }

    [Fact]
    public async Task Options_AllThatReload_AreHereAndRegistered()
    {
        await using var product = await ReloadedGraph.StartAsync();
        Assembly[] assemblies =
        [
            typeof(ReloadOptions).Assembly,
            typeof(Caller).Assembly,
            typeof(GraphTransportOptions).Assembly,
            typeof(UpstreamOptions).Assembly,
        ];

        string[] marked = [.. assemblies.SelectMany(assembly => assembly.GetTypes())
            .SelectMany(type => type.GetProperties().Where(option => option.IsDefined(typeof(ReloadableAttribute)))
                .Select(option => $"{type.GetField("Section")!.GetRawConstantValue()}:{option.Name}"))];

        Assert.Equal(
            marked.Order(), product.Graph.Services.GetServices<IReloadedOptions>().SelectMany(options => options.Keys).Order());
        Assert.Equal(marked.Where(key => !key.StartsWith("Limits:", StringComparison.Ordinal)).Order(), Options.Keys.Order());
    }

    private static async Task<string> CallTimeAsync(TestGraph graph, int seconds)
    {
        await graph.QueryAsync(Users);
        return $"{(graph.Upstream.Details[^1].TimeLeft.TotalSeconds > seconds ? "more than" : "at most")} {seconds} s";
    }

    private static async Task<string> PostAsync(TestGraph graph, string padding)
    {
        using var content = new StringContent($$"""{ "query": "{ __typename }"{{padding}} }""", Encoding.UTF8, "application/json");
        using var response = await graph.Http.PostAsync(new Uri("graphql", UriKind.Relative), content);
        return $"{response.StatusCode}";
    }

    private static async Task<string> GetAsync(TestGraph graph, string url)
    {
        using var response = await graph.Http.GetAsync(new Uri(url, UriKind.Relative));
        return $"{response.StatusCode}";
    }

    private static async Task<string> EncodingAsync(TestGraph graph)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, $"graphql?query={Uri.EscapeDataString(ManyUsers)}");
        request.Headers.AcceptEncoding.ParseAdd("gzip");
        using var response = await graph.Http.SendAsync(request);
        return string.Join(' ', response.Content.Headers.ContentEncoding);
    }

    private static async Task<string> AllowedOriginAsync(TestGraph graph)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "graphql?query={__typename}");
        request.Headers.Add("Origin", "https://app.example.com");
        using var response = await graph.Http.SendAsync(request);
        return response.Headers.TryGetValues("Access-Control-Allow-Origin", out var allowed) ? string.Join(' ', allowed) : "";
    }

    private static async Task<string> TwoStreamsAsync(TestGraph graph)
    {
        SseClient? first = null;
        await Eventually.TrueAsync(async () =>
        {
            // The server may still count the streams that the observation before has just closed.
            await (first?.DisposeAsync() ?? ValueTask.CompletedTask);
            first = await SseClient.SubscribeAsync(graph.Http, StockChanged);
            return first.Response.IsSuccessStatusCode;
        });
        await using var only = first!;
        await using var second = await SseClient.SubscribeAsync(graph.Http, StockChanged);
        return $"{only.Response.StatusCode} {second.Response.StatusCode}";
    }

    private static async Task<string> SocketsAsync(TestGraph graph)
    {
        WebSocketClient? first = null;
        await Eventually.TrueAsync(async () => (first = await TryConnectAsync(graph)) is not null);
        await using var only = first!;
        await using var second = await TryConnectAsync(graph);
        return second is null ? "1" : "2";
    }

    private static async Task<WebSocketClient?> TryConnectAsync(TestGraph graph)
    {
        try
        {
            return await ConnectAsync(graph);
        }
        catch (System.Net.WebSockets.WebSocketException)
        {
            return null;
        }
    }

    private static async Task<string> SecondOperationAsync(TestGraph graph)
    {
        await using var socket = await ConnectAsync(graph);
        await socket.SubscribeAsync("1", StockChanged);
        await socket.SubscribeAsync("2", "{ __typename }");
        var answer = await socket.ReceiveAsync();
        while (answer.Text.Contains("\"1\"", StringComparison.Ordinal))
        {
            answer = await socket.ReceiveAsync();
        }

        return answer.Type == "error" && answer.Text.Contains("TOO_MANY_OPERATIONS", StringComparison.Ordinal) ? "TOO_MANY_OPERATIONS" : "";
    }

    private static async Task<string> LongMessageAsync(TestGraph graph)
    {
        await using var socket = await ConnectAsync(graph);
        await socket.SubscribeAsync("1", $"{{ __typename }} # {new string('x', 1100)}");
        try
        {
            await socket.ReceiveAsync();
            return "open";
        }
        catch (InvalidOperationException)
        {
            return $"{(int?)socket.Socket.CloseStatus}";
        }
    }

    private static async Task<string> AttemptsAsync(TestGraph graph)
    {
        graph.Upstream.Before = (method, _) => method == "ListUsers"
            ? throw new RpcException(new Status(StatusCode.Unavailable, ""))
            : Task.CompletedTask;
        await graph.QueryAsync(Users);
        return $"{graph.Upstream.Calls.Count}";
    }

    private static async Task<string> ConcurrentReadsAsync(TestGraph graph)
    {
        var (running, most) = (0, 0);
        var together = new TaskCompletionSource();
        graph.Upstream.Before = async (_, _) =>
        {
            lock (together)
            {
                most = Math.Max(most, ++running);
                if (running == 2)
                {
                    together.TrySetResult();
                }
            }

            // The second call comes while the first waits, if it may.
            await Task.WhenAny(together.Task, Task.Delay(TimeSpan.FromSeconds(2), TimeProvider.System));
            lock (together)
            {
                running--;
            }
        };
        await graph.QueryAsync("{ a: users(first: 1) { nodes { id } } b: users(first: 2) { nodes { id } } }");
        return $"{most}";
    }

    private static async Task<string> SecondSubscriptionAsync(TestGraph graph)
    {
        var code = "";
        await using (var first = graph.Subscribe(StockChanged))
        {
            await Eventually.TrueAsync(() => graph.Upstream.OpenResponseStreams == 1);
            await using var second = graph.Subscribe(OrderChanged);
            await Eventually.TrueAsync(() => second.HasNext || graph.Upstream.OpenResponseStreams == 2);
            code = second.HasNext ? CodesOf((await second.NextAsync())!.Value) : "";
        }

        await Eventually.TrueAsync(() => graph.Upstream.OpenResponseStreams == 0);
        return code;
    }

    private static async Task<string> CodesOfTwoCallsAsync(TestGraph graph)
        => CodesOf(await graph.QueryAsync("{ users { nodes { id } } orders { nodes { id } } }"));

    private static string CodesOf(JsonElement response) => response.TryGetProperty("errors", out var errors)
        ? string.Join(' ', errors.EnumerateArray().Select(error => error.GetProperty("extensions").GetProperty("code").GetString()))
        : "";

    private static Task<WebSocketClient> ConnectAsync(TestGraph graph)
        => WebSocketClient.ConnectAsync(new Uri(graph.Http.BaseAddress!, "graphql"));

    private sealed record OptionCase(string Value, string Before, string After, Func<TestGraph, Task<string>> Observe);
}
