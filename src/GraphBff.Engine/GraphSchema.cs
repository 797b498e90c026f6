using GraphBff.Engine.Federation;
using GraphBff.Engine.Types;
using GraphQL.Introspection;
using GraphQL.Types;

namespace GraphBff.Engine;

/// <summary>The graph: the types of all modules with their extensions. The constructor checks that every field has a source.</summary>
internal sealed class GraphSchema : Schema
{
    private string? _sdl;

    public GraphSchema(
        TypeInstances types,
        IEnumerable<Type> declared,
        IEnumerable<IGraphType> instances,
        IEnumerable<ITypeExtension> extensions,
        NodeTypes nodes,
        IDescriptions descriptions,
        Subgraph? subgraph = null)
        : base(types, runConfigurations: false)
    {
        Features.DeprecationOfInputValues = true;
        Features.RepeatableDirectives = true;
        Filter = new ExperimentalIntrospectionFeaturesSchemaFilter();

        Directives.Register([.. IntrospectionFixes.Directives, new DeferDirective(), new StreamDirective()]);
        var query = types.Get<QueryType>();
        var mutation = types.Get<MutationType>();
        var subscription = types.Get<SubscriptionType>();
        Query = query;
        List<IGraphType> all = [.. declared.Distinct().Select(types.Get), .. instances];
        var fields = new FieldDeclarations();
        foreach (var extension in extensions)
        {
            fields.Extend(extension, extension.Find(types));
        }

        Mutation = mutation.Fields.Count > 0 ? mutation : null;
        Subscription = subscription.Fields.Count > 0 ? subscription : null;
        foreach (var instance in all)
        {
            RegisterType(instance);
            if (instance is INodeDeclaration { NodeLoader: { } loader })
            {
                nodes.Add(instance.Name, loader);
                subgraph?.Add((IObjectGraphType)instance, loader);
            }
        }

        subgraph?.DeclareOn(query, types);

        Initialize();
        IntrospectionFixes.Fix(this);
        foreach (var type in AllTypes)
        {
            TypeDescriber.Describe(type, descriptions);
        }

        RequireSources();
        Subgraph = subgraph;
        subgraph?.Complete(this);
    }

    /// <summary>The graph as a subgraph; null if federation is disabled.</summary>
    public Subgraph? Subgraph { get; }

    public string Sdl => _sdl ??= SchemaSdl.Print(this);

    protected override void OnBeforeInitializeType(IGraphType graphType)
    {
        base.OnBeforeInitializeType(graphType);
        IntrospectionFixes.Fix(graphType);
    }

    private void RequireSources()
    {
        foreach (var type in AllTypes.OfType<IObjectGraphType>().Where(type => !type.Name.StartsWith("__", StringComparison.Ordinal)))
        {
            foreach (var field in type.Fields)
            {
                if (ValueSource.Of(field) is null)
                {
                    throw new InvalidOperationException(
                        $"{type.Name}.{field.Name} has no source for its value: end its declaration with By, Resolve, "
                        + "ResolveAll or From.");
                }
            }
        }
    }
}
