using GraphQL;
using GraphQL.Resolvers;
using GraphQL.Types;

namespace GraphBff.Engine.Types;

/// <summary>
/// The field <c>__service</c> of the query root. It tells which parts of a request the server understands beyond the specification
/// (graphql/graphql-spec, pull request 1208).
/// </summary>
/// <remarks>
/// <c>__schema</c> does not list its types: graphql-js 16 and the tools on it refuse a schema with unknown names that begin with two
/// underscores.
/// </remarks>
internal static class ServiceCapabilities
{
    public const string FieldName = "__service";

    private static readonly Capability[] All = [new("graphql.onError", "The request parameter onError: NULL, PROPAGATE or HALT.")];

    /// <summary>The field <c>__service: __Service!</c>.</summary>
    public static FieldType Field { get; } = CreateField();

    private static FieldType CreateField()
    {
        // GraphQL.NET refuses names that begin with two underscores. This switch is its only way to let one pass.
        var validate = GlobalSwitches.NameValidation;
        GlobalSwitches.NameValidation = (name, element) =>
        {
            if (name is not (FieldName or ServiceType.TypeName or CapabilityType.TypeName))
            {
                validate(name, element);
            }
        };
        return new FieldType
        {
            Name = FieldName,
            ResolvedType = new NonNullGraphType(new ServiceType()),
            Resolver = new FuncFieldResolver<object>(_ => All),
        };
    }

    private static FieldType Of(string name, IGraphType type, Func<object, object?> resolve) => new()
    {
        Name = name,
        ResolvedType = type,
        Resolver = new FuncFieldResolver<object?>(context => resolve(context.Source!)),
    };

    private sealed record Capability(string Identifier, string Description);

    private sealed class ServiceType : ObjectGraphType
    {
        public const string TypeName = "__Service";

        public ServiceType()
        {
            Name = TypeName;
            AddField(Of(
                "capabilities",
                new NonNullGraphType(new ListGraphType(new NonNullGraphType(new CapabilityType()))),
                capabilities => capabilities));
        }
    }

    private sealed class CapabilityType : ObjectGraphType
    {
        public const string TypeName = "__Capability";

        public CapabilityType()
        {
            Name = TypeName;
            AddField(Of("identifier", new NonNullGraphType(new StringGraphType()), capability => ((Capability)capability).Identifier));
            AddField(Of("description", new StringGraphType(), capability => ((Capability)capability).Description));
            AddField(Of("value", new StringGraphType(), _ => null));
        }
    }
}
