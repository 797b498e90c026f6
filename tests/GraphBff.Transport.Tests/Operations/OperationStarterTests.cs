using GraphBff.Engine.Operations;
using GraphBff.Transport.Callers;
using GraphBff.Transport.Tests.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;

namespace GraphBff.Transport.Tests.Operations;

public class OperationStarterTests
{
    [Fact]
    public async Task Start_DefaultCaller_IsAnonymous()
    {
        await using var host = await GraphHost.StartAsync(new GraphHostSetup());

        Assert.Equal("anonymous", (await AskAsync(host, "caller")).Data.GetProperty("caller").GetString());
    }

    [Fact]
    public async Task Start_OwnCallers_AreAskedOncePerOperation()
    {
        var callers = new RecordingCallers();
        await using var host = await GraphHost.StartAsync(new GraphHostSetup
        {
            Services = services => services.AddSingleton<ICallerFactory>(callers),
        });

        var answer = await AskAsync(host, "caller");
        await host.Client.PostAsync("NONSENSE");

        Assert.Equal("user-7", answer.Data.GetProperty("caller").GetString());
        Assert.Equal([answer.Header("x-request-id")], callers.RequestIds);
    }

    [Theory]
    [InlineData(null, "00:00:10")]
    [InlineData("00:00:00.5", "00:00:00.5000000")]
    public async Task Start_Budget_IsTheDeadline(string? budget, string expected)
    {
        await using var host = await GraphHost.StartAsync(new GraphHostSetup
        {
            Options = options => options.RequestBudget = budget is null ? options.RequestBudget : TimeSpan.Parse(budget, null),
            Services = services => services.AddSingleton<TimeProvider>(new FakeTimeProvider()),
        });

        Assert.Equal(expected, (await AskAsync(host, "budget")).Data.GetProperty("budget").GetString());
    }

    private static Task<Answer> AskAsync(GraphHost host, string field) => host.Client.PostAsync($$"""{"query":"{ {{field}} }"}""");

    private sealed class RecordingCallers : ICallerFactory
    {
        public List<string?> RequestIds { get; } = [];

        public Caller Create(HttpContext context)
        {
            RequestIds.Add(context.TraceIdentifier);
            return new Caller("user-7", []);
        }
    }
}
