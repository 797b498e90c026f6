using System.Net;
using GraphBff.Engine.Operations;
using GraphBff.Transport.Callers;
using GraphBff.Transport.Http;
using GraphBff.Transport.Tests.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace GraphBff.Transport.Tests.Http;

public class GraphEndpointTests
{
    private const string Secret = "the connection string";

    [Fact]
    public async Task Handle_TransportThrows_AnswersCodedAndLogsTheCause()
    {
        await using var host = await StartAsync(_ => throw new InvalidOperationException(Secret));

        var answer = await host.Client.PostAsync("{}", GraphClient.GraphResponse);

        Assert.Equal((HttpStatusCode.InternalServerError, "INTERNAL"), (answer.Status, answer.Code));
        Assert.Equal("application/graphql-response+json; charset=utf-8", answer.ContentType);
        Assert.DoesNotContain(Secret, answer.Text, StringComparison.Ordinal);
        var problem = Assert.Single(host.Logs.Problems);
        Assert.Equal((LogLevel.Error, 2001, Secret), (problem.Level, problem.Id, problem.Exception?.Message));
        Assert.Contains(answer.Header("x-request-id")!, problem.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Handle_CallerFactoryThrows_AnswersCoded()
    {
        await using var host = await GraphHost.StartAsync(new GraphHostSetup
        {
            Services = services => services.AddSingleton<ICallerFactory, NoCallers>(),
        });

        var answer = await host.Client.PostAsync("""{"query":"{ hello }"}""");

        Assert.Equal((HttpStatusCode.InternalServerError, "INTERNAL"), (answer.Status, answer.Code));
        Assert.DoesNotContain(Secret, answer.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(408, 408, "REQUEST_TIMEOUT")]
    [InlineData(413, 413, "PAYLOAD_TOO_LARGE")]
    [InlineData(400, 400, "BAD_REQUEST")]
    public async Task Handle_ServerRefusesTheBody_AnswersCodedWithoutAnErrorLog(int thrown, int status, string code)
    {
        await using var host = await StartAsync(_ => throw new BadHttpRequestException(Secret, thrown));

        var answer = await host.Client.PostAsync("{}");

        Assert.Equal((status, code), ((int)answer.Status, answer.Code));
        Assert.DoesNotContain(Secret, answer.Text, StringComparison.Ordinal);
        Assert.Empty(host.Logs.Problems);
    }

    [Fact]
    public async Task Handle_ThrowsAfterTheResponseBegan_EndsTheConnection()
    {
        await using var host = await StartAsync(async context =>
        {
            context.Response.ContentLength = 100;
            await context.Response.WriteAsync("half", context.RequestAborted);
            await context.Response.Body.FlushAsync(context.RequestAborted);
            throw new InvalidOperationException(Secret);
        });

        await Assert.ThrowsAsync<HttpRequestException>(() => host.Client.PostAsync("{}"));
        Assert.Equal(2001, (await host.Logs.WaitAsync(2001)).Id);
    }

    private static Task<GraphHost> StartAsync(Func<HttpContext, Task> serve)
        => GraphHost.StartAsync(new GraphHostSetup
        {
            Services = services => services.AddSingleton<IGraphTransport>(new ScriptedTransport(serve)),
        });

    private sealed class ScriptedTransport(Func<HttpContext, Task> serve) : IGraphTransport
    {
        public bool CanServe(HttpRequest request) => true;

        public Task ServeAsync(HttpContext context) => serve(context);
    }

    private sealed class NoCallers : ICallerFactory
    {
        public Caller Create(HttpContext context) => throw new InvalidOperationException(Secret);
    }
}
