using GraphBff.Engine.Execution;
using GraphBff.Testing;
using GraphBff.Transport.Http;
using GraphBff.Transport.ResponseStreams;
using GraphBff.Transport.Tests.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace GraphBff.Transport.Tests.ResponseStreams;

/// <summary>How a session handles responses that no small graph produces.</summary>
public class ScriptedSessionTests
{
    private const string Secret = "the connection string";
    private const string First = """{"data":{"a":1},"pending":[{"id":"0","path":[]}],"hasNext":true}""";
    private const string Second = """{"incremental":[{"id":"0","data":{"b":2}}],"completed":[{"id":"0"}],"hasNext":false}""";

    [Fact]
    public async Task Incremental_ByMultipart_APartForEachPayload()
    {
        var script = new ScriptedResponses(ResponseKind.Incremental, [First, Second]);

        var (answer, _) = await AskAsync(new IncrementalParts(), script);

        Assert.Equal("multipart/mixed; boundary=\"-\"; incrementalSpec=v0.2", answer.ContentType);
        Assert.Equal(
            $"\r\n---\r\nContent-Type: application/json; charset=utf-8\r\n\r\n{First}"
            + $"\r\n---\r\nContent-Type: application/json; charset=utf-8\r\n\r\n{Second}"
            + "\r\n-----\r\n",
            answer.Text);
        Assert.True(script.IsDisposed);
    }

    [Fact]
    public async Task Incremental_ByEvents_AnEventForEachPayload()
    {
        var (answer, _) = await AskAsync(new EventStream(), new ScriptedResponses(ResponseKind.Incremental, [First, Second]));

        Assert.Equal($":\n\nevent: next\ndata: {First}\n\nevent: next\ndata: {Second}\n\nevent: complete\ndata:\n\n", answer.Text);
    }

    [Fact]
    public async Task Fault_InTheStream_IsACodedErrorAndALogEntry()
    {
        var script = new ScriptedResponses(ResponseKind.Subscription, [First], new InvalidOperationException(Secret));

        var (answer, logs) = await AskAsync(new EventStream(), script);

        Assert.Contains("\"code\":\"INTERNAL\"", answer.Text, StringComparison.Ordinal);
        Assert.EndsWith("event: complete\ndata:\n\n", answer.Text, StringComparison.Ordinal);
        Assert.DoesNotContain(Secret, answer.Text, StringComparison.Ordinal);
        var problem = Assert.Single(logs.Problems);
        Assert.Equal((LogLevel.Error, 2201, Secret), (problem.Level, problem.Id, problem.Exception?.Message));
        Assert.True(script.IsDisposed);
    }

    [Fact]
    public async Task Fault_InAMultipartSubscription_StandsBesideThePayload()
    {
        var script = new ScriptedResponses(ResponseKind.Subscription, [First], new InvalidOperationException(Secret));

        var (answer, _) = await AskAsync(new SubscriptionParts(), script);

        Assert.Contains("{\"payload\":null,\"errors\":[{\"message\":", answer.Text, StringComparison.Ordinal);
        Assert.EndsWith("\r\n--graphql--\r\n", answer.Text, StringComparison.Ordinal);
    }

    private static async Task<(Answer Answer, RecordedLogs Logs)> AskAsync(ResponseStreamEncoder form, ScriptedResponses script)
    {
        await using var host = await GraphHost.StartAsync(new GraphHostSetup
        {
            Services = services => services.AddSingleton<IGraphTransport>(provider => new ScriptedTransport(provider, form, script)),
        });
        return (await host.Client.PostAsync("{}"), host.Logs);
    }

    private sealed class ScriptedTransport(IServiceProvider services, ResponseStreamEncoder form, ScriptedResponses script)
        : IGraphTransport
    {
        public bool CanServe(HttpRequest request) => true;

        public Task ServeAsync(HttpContext context)
            => new ResponseStream(context, services.GetRequiredService<ResponseStreamServices>()).RunAsync(form, script, default);
    }
}
