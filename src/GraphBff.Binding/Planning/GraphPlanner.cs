using Google.Protobuf.Reflection;
using GraphBff.Binding.Edges;
using GraphBff.Binding.Methods;
using GraphBff.Binding.Names;
using GraphBff.Binding.Options;
using GraphBff.Binding.Plans;
using GraphBff.Binding.Types;

namespace GraphBff.Binding.Planning;

/// <summary>Makes the plan of a graph from protos and the options file. The same input gives the same plan.</summary>
internal static class GraphPlanner
{
    /// <exception cref="BindingException">The options file does not fit the protos.</exception>
    /// <param name="file">The options file.</param>
    /// <param name="services">Its services, in its order.</param>
    /// <param name="locked">The names of the lock file.</param>
    public static GraphPlan Plan(GraphFile file, IReadOnlyList<ServiceDescriptor> services, IReadOnlyList<LockedName> locked)
    {
        var methods = file.Services.Zip(services, (line, service) => Classify(line, service, file.Name)).ToList();
        var all = methods.SelectMany(service => service).ToList();
        var namer = new TypeNamer(file.Types, locked);
        var nodes = new Nodes(all);
        var types = new TypeCatalog(namer, nodes.Keys);
        var queries = Root("query", MethodKind.Read, MethodKind.ListStream);
        var mutations = Root("mutation", MethodKind.Write);
        var subscriptions = Root("subscription", MethodKind.Stream);
        var query = new QueryPlanner(types, nodes, queries);
        var mutation = new MutationPlanner(types, mutations);
        var subscription = new QueryPlanner(types, nodes, subscriptions);
        var plans = file.Services.Zip(
            services, (line, service) => new ServicePlan(line, service, [.. all.Where(method => method.Service == line).Select(PlanOf)]))
            .ToList();
        foreach (var line in namer.Unused)
        {
            throw new BindingException($"{line.Place}: The graph has no type of {line.Declaration}.");
        }

        var finder = new EdgeFinder(types.Types);
        var edges = finder.Find(file.Edges);
        var ids = IdFinder.Find(finder, plans.SelectMany(service => service.Methods), types.Types, edges.Edges);
        return new GraphPlan(
            [.. plans.Select(service => service with { Methods = [.. service.Methods.Select(method => IdTypes.Of(method, ids))] })],
            [.. types.Types.Select(type => IdTypes.Of(type, ids))],
            types.Enums,
            edges.Edges,
            [
                .. queries.Names.Collisions, .. mutations.Names.Collisions, .. subscriptions.Names.Collisions, .. types.Collisions,
                .. edges.Collisions,
            ],
            ids,
            [.. queries.Names.Taken, .. mutations.Names.Taken, .. subscriptions.Names.Taken, .. namer.Names.Taken]);

        RootNames Root(string scope, params MethodKind[] kinds)
            => new(scope, all.Where(method => kinds.Contains(method.Class.Kind)), locked);

        MethodPlan PlanOf(ClassifiedMethod method) => method.Class.Kind switch
        {
            MethodKind.Read => query.Plan(method),
            MethodKind.ListStream => query.PlanStream(method),
            MethodKind.Stream => subscription.PlanStream(method),
            MethodKind.Write => mutation.Plan(method),
            MethodKind.Hidden => new MethodPlan(method.Method, MethodUse.Hidden, null, [method.Class.Why], []),
            _ => new MethodPlan(method.Method, MethodUse.None, null, [method.Class.Why], Remedies(method.Method)),
        };
    }

    private static IReadOnlyList<ClassifiedMethod> Classify(ServiceLine line, ServiceDescriptor service, string file)
    {
        foreach (var unknown in line.Methods.Values.Where(method => service.FindMethodByName(method.Method) is null))
        {
            throw new BindingException($"{unknown.Place}: {service.FullName} has no method {unknown.Method}.");
        }

        return [.. service.Methods.Select(method => Classify(line, method, file))];
    }

    private static ClassifiedMethod Classify(ServiceLine service, MethodDescriptor method, string file)
    {
        var line = service.Methods.GetValueOrDefault(method.Name);
        var kind = MethodClass.Of(method, line, file);
        CheckStreaming(method, line);
        return new ClassifiedMethod(
            method,
            service,
            line,
            kind,
            kind.Kind is MethodKind.Read or MethodKind.Stream or MethodKind.ListStream ? ReadShape.Of(method, kind.Name, line) : null);
    }

    // A section that does not fit how the method streams would fail at its first call.
    private static void CheckStreaming(MethodDescriptor method, MethodLine? line)
    {
        var fault = line?.Section switch
        {
            null or MethodSection.Hide => null,
            _ when method.IsClientStreaming => "streams from the client, which no field can",
            MethodSection.Subscriptions or MethodSection.Lists when !method.IsServerStreaming => "does not stream",
            MethodSection.Queries or MethodSection.Mutations when method.IsServerStreaming
                => "streams: it belongs to subscriptions or lists",
            _ => null,
        };
        if (fault is not null)
        {
            throw new BindingException($"{line!.Place}: {method.Name} {fault}.");
        }
    }

    private static IReadOnlyList<string> Remedies(MethodDescriptor method)
        => method.IsClientStreaming ? []
            : method.IsServerStreaming ? [$"subscriptions: [{method.Name}]", $"lists: [{method.Name}]"]
            : [$"queries: [{method.Name}]", $"mutations: [{method.Name}]"];
}
