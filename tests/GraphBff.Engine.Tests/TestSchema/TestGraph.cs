using System.Text;
using System.Text.Json;
using GraphBff.Engine.Limits;
using GraphBff.Engine.Operations;
using GraphBff.Engine.Planning;
using GraphBff.Engine.Tracing;
using GraphBff.Testing.Oracle;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace GraphBff.Engine.Tests.TestSchema;

/// <summary>An engine over the test schema, or over one that a test adds to it.</summary>
internal sealed class TestGraph
{
    private readonly IServiceProvider _root;

    public TestGraph(
        Action<GraphBuilder>? configure = null,
        TimeProvider? time = null,
        Action<EngineOptions>? options = null,
        Action<LimitOptions>? limits = null,
        ILoggerProvider? logs = null)
    {
        var services = new ServiceCollection();
        if (time is not null)
        {
            services.AddSingleton(time);
        }

        var builder = services.AddGraph().Extend<WorldQueries>().Extend<WorldMutations>().Type<CoinType>().Type<NoteType>();
        configure?.Invoke(builder);
        services.Configure(options ?? (engine => engine.MaxPlanFields = 20_000));
        services.Configure(limits ?? (_ => { }));
        if (logs is not null)
        {
            services.AddLogging(logging => logging.AddProvider(logs));
        }

        _root = services.BuildServiceProvider();
        Time = _root.GetRequiredService<TimeProvider>();
        Engine = _root.GetRequiredService<GraphEngine>();
    }

    /// <summary>The instance for all tests that need no other.</summary>
    public static TestGraph Shared { get; } = new();

    public GraphEngine Engine { get; }

    public TimeProvider Time { get; }

    /// <summary>The services of one request: its world, and the services that a test adds.</summary>
    public static IServiceProvider Services(World? world = null, Action<IServiceCollection>? configure = null)
    {
        var services = new ServiceCollection().AddSingleton(world ?? new World());
        configure?.Invoke(services);
        return services.BuildServiceProvider();
    }

    /// <summary>Runs an operation and reads the whole response.</summary>
    public async Task<JsonElement> RunAsync(
        string query,
        string variables = "",
        IServiceProvider? services = null,
        TimeSpan? budget = null,
        OperationTrace? trace = null,
        ErrorBehavior onError = ErrorBehavior.Propagate,
        CancellationToken cancellationToken = default)
    {
        using var result = await Engine.ExecuteAsync(
            new OperationRequest
            {
                Query = Encoding.UTF8.GetBytes(query),
                Variables = Encoding.UTF8.GetBytes(variables),
                Deadline = Time.GetUtcNow() + (budget ?? TimeSpan.FromMinutes(1)),
                Services = services ?? Services(),
                Trace = trace,
                OnError = onError,
            },
            cancellationToken);
        return JsonDocument.Parse(result.Body).RootElement.Clone();
    }

    public async Task<OracleAnswer> AnswerAsync(string query, string variables, IServiceProvider services)
        => OracleAnswer.Of(await RunAsync(query, variables, services));
}
