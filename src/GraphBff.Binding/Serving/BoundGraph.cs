using Google.Protobuf.Reflection;
using GraphBff.Binding.Methods;
using GraphBff.Binding.Options;
using GraphBff.Binding.Planning;
using GraphBff.Binding.Plans;
using GraphBff.Binding.Sources;
using GraphBff.Engine;
using GraphBff.Engine.Types;
using GraphBff.Engine.Types.Mutations;
using GraphBff.Upstream.Streaming;
using Microsoft.Extensions.DependencyInjection;

namespace GraphBff.Binding.Serving;

/// <summary>The services of an options file as a part of a graph.</summary>
public sealed class BoundGraph
{
    private readonly GraphPlan _plan;
    private readonly GraphScope _scope;

    private BoundGraph(GraphPlan plan, IReadOnlyList<BoundService> services)
    {
        _plan = plan;
        Services = services;
        var messages = new Lazy<Dictionary<string, MessageDescriptor>>(() => Messages(plan));
        _scope = new GraphScope(plan, services, name => messages.Value.GetValueOrDefault(name));
        BoundNodes.Add(_scope);
        var mutations = new BoundMutations(_scope);
        foreach (var write in plan.Services.SelectMany(service => service.Methods).Where(method => method.Use == MethodUse.Mutation))
        {
            mutations.Payload(write);
        }
    }

    public IReadOnlyList<BoundService> Services { get; }

    /// <summary>A small query that shows the graph; null if each of its fields needs arguments.</summary>
    public string? Sample => Samples.Of(_plan);

    /// <summary>Reads an options file, its protos and its lock file.</summary>
    /// <param name="path">The options file.</param>
    /// <param name="environment">The variables of the environment, for addresses.</param>
    /// <param name="cancellationToken">Ends the compiler of protos.</param>
    /// <exception cref="BindingException">The file or the protos cannot be used. The message says where and why.</exception>
    public static async Task<BoundGraph> LoadAsync(
        string path, Func<string, string?> environment, CancellationToken cancellationToken)
    {
        var file = await GraphFileReader.ReadAsync(path, cancellationToken);
        var plan = GraphPlanner.Plan(
            file,
            await ServiceSources.LoadAsync(file, cancellationToken),
            await LockFile.ReadAsync(LockFile.PathOf(path), cancellationToken));
        return Of(plan, environment);
    }

    internal static BoundGraph Of(GraphPlan plan, Func<string, string?> environment)
    {
        // The first keeps its name, whatever services are added at the end.
        var taken = new HashSet<string>(StringComparer.Ordinal);
        return new BoundGraph(plan, [.. plan.Services.Select(service => Service(service, taken, environment))]);
    }

    /// <summary>Adds the types and fields. The host registers the services by their names.</summary>
    public void AddTo(GraphBuilder graph)
    {
        var served = _plan.Services.SelectMany(service => service.Methods)
            .Where(method => method.Field is not null && Unserved.Of(method) is null)
            .ToLookup(method => method.Use);
        var reachable = new Reachable(_plan);
        var mutations = new BoundMutations(_scope);
        foreach (var method in served.SelectMany(methods => methods))
        {
            reachable.Add(method.Field!.Type);
            method.Field.Arguments.ToList().ForEach(argument => reachable.Add(argument.Type));
        }

        foreach (var write in served[MethodUse.Mutation])
        {
            var payload = mutations.Payload(write);
            graph.Type(payload);
            reachable.Add(mutations.TypeOfAnswer(write) ?? "");
        }

        AddConnections(graph, served[MethodUse.Query], reachable);
        AddTypes(graph, reachable);
        if (served[MethodUse.Mutation].Any())
        {
            graph.Type<ValidationErrorType>().Type<RefusedErrorType>();
        }

        var queries = new BoundQueries(_scope);
        graph.Extend<QueryType>("Query", query => served[MethodUse.Query].ToList().ForEach(read => queries.Declare(query, read)));
        graph.Extend<MutationType>(
            "Mutation", mutation => served[MethodUse.Mutation].ToList().ForEach(write => mutations.Declare(mutation, write)));
        graph.Extend<SubscriptionType>("Subscription", (subscription, services) =>
        {
            var subscriptions = new BoundSubscriptions(_scope, services, services.GetRequiredService<StreamHubs>());
            served[MethodUse.Subscription].ToList().ForEach(stream => subscriptions.Declare(subscription, stream));
        });
    }

    private static BoundService Service(ServicePlan service, HashSet<string> taken, Func<string, string?> environment)
    {
        var (address, missing) = service.Line.Address is { } text ? Variables.Expand(text, environment) : ("", []);
        return missing is [var variable, ..]
            ? throw new BindingException(
                $"{service.Line.Place}: The variable {variable} of the address of {service.Service.FullName} is not set.")
            : new BoundService(
                taken.Add(service.Service.Name) ? service.Service.Name : service.Service.FullName,
                service.Service,
                address.Length > 0 ? address : null,
                service.Line.Place.ToString(),
                [
                    .. service.Methods
                        .Where(method => method.Use is MethodUse.Query or MethodUse.Loader && !method.Method.IsServerStreaming)
                        .Select(method => $"/{service.Service.FullName}/{method.Method.Name}"),
                ]);
    }

    private void AddConnections(GraphBuilder graph, IEnumerable<MethodPlan> reads, Reachable reachable)
    {
        foreach (var connection in reads.Where(read => Unserved.IsConnection(read.Field!)).GroupBy(read => read.Field!.Type))
        {
            var item = _scope.NameOf(connection.First().Field!.Path[^1]);
            var edge = _plan.Names.First(name => name.Holder == $"an edge of {connection.Key}").Name;
            reachable.Add(item);
            var hasTotal = connection.Any(read => PageFields.Total(read.Method.OutputType) is not null);
            graph.Type(new NamedConnectionType(connection.Key, edge, item, hasTotal)).Type(new NamedEdgeType(edge, item));
        }
    }

    private void AddTypes(GraphBuilder graph, Reachable reachable)
    {
        var types = _plan.Types.Where(type => reachable.Contains(type.Name)).ToList();
        var objects = types.Where(type => !type.IsInput).ToDictionary(
            type => type.Name,
            type => new BoundType(
                type, _scope.Types.Of(type.Message), _scope.Formats, _scope.Nodes.GetValueOrDefault(type.Message)));
        foreach (var edge in _plan.Edges)
        {
            if (objects.TryGetValue(edge.Type.Name, out var from) && _scope.Nodes.GetValueOrDefault(edge.Target.Message) is { } target)
            {
                from.Declare(edge, target);
            }
        }

        objects.Values.ToList().ForEach(type => graph.Type(type));
        types.Where(type => type.IsInput).ToList().ForEach(type => graph.Type(BoundInputs.Input(type)));
        _plan.Enums.Where(type => reachable.Contains(type.Name)).ToList().ForEach(type => graph.Type(BoundInputs.Enum(type)));
        Add<LongType>("Long");
        Add<UnsignedLongType>("UnsignedLong");
        Add<Base64Type>("Base64");
        Add<DateTimeType>("DateTime");
        Add<DurationType>("Duration");
        Add<JsonType>("JSON");

        void Add<TType>(string name)
            where TType : GraphQL.Types.IGraphType
        {
            if (reachable.Contains(name))
            {
                graph.Type<TType>();
            }
        }
    }

    private static Dictionary<string, MessageDescriptor> Messages(GraphPlan plan)
    {
        var known = new Dictionary<string, MessageDescriptor>(StringComparer.Ordinal);
        var files = new HashSet<FileDescriptor>();
        foreach (var service in plan.Services)
        {
            Visit(service.Service.File);
        }

        return known;

        void Visit(FileDescriptor file)
        {
            if (files.Add(file))
            {
                file.MessageTypes.ToList().ForEach(Add);
                file.Dependencies.ToList().ForEach(Visit);
            }
        }

        void Add(MessageDescriptor message)
        {
            known[message.FullName] = message;
            message.NestedTypes.ToList().ForEach(Add);
        }
    }
}
