using System.Diagnostics.Metrics;
using GraphBff.Engine.Batching;
using GraphBff.Engine.Errors;
using GraphBff.Engine.Execution;
using GraphBff.Engine.Federation;
using GraphBff.Engine.Limits;
using GraphBff.Engine.Operations;
using GraphBff.Engine.Parsing;
using GraphBff.Engine.Planning;
using GraphBff.Engine.Telemetry;
using GraphBff.Engine.Types;
using GraphBff.Engine.Validation;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace GraphBff.Engine;

/// <summary>Adds the engine to a host.</summary>
public static class EngineServiceCollectionExtensions
{
    /// <summary>Adds the <see cref="GraphEngine"/> of one graph. The returned builder takes the types of the modules.</summary>
    public static GraphBuilder AddGraph(this IServiceCollection services)
    {
        var builder = new GraphBuilder(services);
        services.AddLogging();
        services.AddOptions<EngineOptions>().ValidateDataAnnotations().ValidateOnStart();
        services.AddOptions<FederationOptions>().ValidateDataAnnotations().ValidateOnStart();
        services.AddOptions<LimitOptions>().ValidateDataAnnotations().ValidateOnStart();
        services.TryAddSingleton(TimeProvider.System);
        services.TryAddSingleton<IDescriptions, XmlDescriptions>();
        services.AddSingleton(provider => CreateEngine(builder, provider));
        return builder;
    }

    private static GraphEngine CreateEngine(GraphBuilder builder, IServiceProvider services)
    {
        var options = services.GetRequiredService<IOptions<EngineOptions>>().Value;
        var limits = services.GetRequiredService<IOptions<LimitOptions>>().Value;
        var federation = services.GetRequiredService<IOptions<FederationOptions>>().Value;
        var subgraph = federation.Enabled ? new Subgraph(federation.MaxRepresentations) : null;
        var nodes = new NodeTypes();
        ITypeExtension[] extensions =
        [
            new NodeQueries(nodes),
            .. builder.Extensions.Select(create => create(services)),
        ];
        var types = new TypeInstances(services);
        builder.Instances.ForEach(types.Add);
        var schema = new GraphSchema(
            types, builder.Types, builder.Instances, extensions, nodes, services.GetRequiredService<IDescriptions>(), subgraph);
        var errors = new ErrorMapping(
            services.GetServices<IExceptionMap>(),
            services.GetRequiredService<ILogger<ErrorMapping>>(),
            services.GetService<IMessageOrigin>());
        return new GraphEngine(
            schema,
            new OperationCache(options.CachedOperations, options.CachedBytes, options.MaxEntryBytes),
            new OperationCompiler(schema, new DocumentParser(limits), new OperationValidator(schema), options, limits),
            new EngineServices(
                new LoaderFactories(), errors, limits, CreateTelemetry(services, options), services.GetRequiredService<TimeProvider>()),
            services.GetService<IOperationObserver>());
    }

    private static EngineTelemetry CreateTelemetry(IServiceProvider services, EngineOptions options) => new(
        services.GetService<IMeterFactory>(),
        new OperationNames(options.MeasuredNames),
        services.GetRequiredService<ILoggerFactory>().CreateLogger(EngineTelemetry.LogCategory));
}
