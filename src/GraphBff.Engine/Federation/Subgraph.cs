using GraphBff.Engine.Batching;
using GraphBff.Engine.Errors;
using GraphBff.Engine.Operations;
using GraphBff.Engine.Output;
using GraphBff.Engine.Types;
using GraphQL.Types;

namespace GraphBff.Engine.Federation;

/// <summary>
/// The graph as a subgraph of a supergraph (Apollo Federation 2, subgraph specification): every node type is an entity, with the
/// global <c>id</c> as one key and the service's own id as another, since no other subgraph can make a global id.
/// </summary>
internal sealed class Subgraph(int maxRepresentations)
{
    public const string ServiceField = "_service";
    public const string EntitiesField = "_entities";
    public const string IdKey = "id";

    private const string TypeNameKey = "__typename";
    private const string Representations = "representations";

    private readonly Dictionary<string, Entity> _entities = new(StringComparer.Ordinal);
    private readonly List<IObjectGraphType> _types = [];
    private ISchema? _schema;
    private string? _sdl;

    /// <summary>The subgraph's schema in SDL, for <c>_service</c> and for the exported file.</summary>
    public string Sdl => _sdl ??= SubgraphSdl.Print(_schema!, this);

    /// <summary>The entity with a type's name; null if the type is not an entity.</summary>
    public Entity? Find(string typeName) => _entities.GetValueOrDefault(typeName);

    /// <summary>Takes a node type as an entity, and declares its raw key.</summary>
    public void Add(IObjectGraphType type, Func<OperationContext, ILoader<string>> loader)
    {
        _entities.Add(type.Name, new Entity(((ISubgraphType)type).DeclareRawKey(), loader));
        _types.Add(type);
    }

    /// <summary>Declares the fields that a router queries. Call it once every entity is added.</summary>
    public void DeclareOn(QueryType query, TypeInstances types)
    {
        query.Object<ServiceType>(ServiceField, _ => this).NonNull().Description("The graph as a subgraph.");
        if (_types.Count == 0)
        {
            // A union needs at least one type.
            return;
        }

        var union = types.Get<EntityType>();
        _types.ForEach(union.AddPossibleType);
        query.Step(EntitiesField, typeof(NonNullGraphType<ListGraphType<EntityType>>))
            .Argument<NonNullGraphType<ListGraphType<NonNullGraphType<AnyType>>>>(
                Representations,
                $"Which objects, at most {maxRepresentations.ToString("N0", System.Globalization.CultureInfo.InvariantCulture)}.")
            .Resolve(
                async (_, field) =>
                    await LoadAllAsync(field.Arguments.List<object>(Representations), field.Operation).ConfigureAwait(false))
            .Description("The objects of representations, in their order; null where there is none.");
    }

    /// <summary>Sets the schema that this is the subgraph of, once it is complete.</summary>
    public void Complete(ISchema schema) => _schema = schema;

    private static GraphException Bad(string message) => new(ErrorCodes.BadRepresentation, message);

    // Uses the first key whose field is present: a router sends one of them.
    private static string KeyOf(IDictionary<string, object?> fields, string typeName, string rawKey)
    {
        if (fields.TryGetValue(IdKey, out var id))
        {
            return GlobalId.Parse(id as string ?? "", typeName, IdKey);
        }

        return fields.TryGetValue(rawKey, out var own) && own is string { Length: > 0 } key
            ? key
            : throw Bad($"A representation of {typeName} needs '{IdKey}' or '{rawKey}', a string.");
    }

    private async Task<object?> LoadAllAsync(IReadOnlyList<object> representations, OperationContext operation)
    {
        if (representations.Count > maxRepresentations)
        {
            throw new GraphException(ErrorCodes.BadUserInput, $"'{Representations}' takes at most {maxRepresentations} representations.");
        }

        var loads = new Task<object?>[representations.Count];
        for (var i = 0; i < loads.Length; i++)
        {
            loads[i] = LoadAsync(representations[i], operation);
        }

        return await Loads.SettleAsync(loads).ConfigureAwait(false);
    }

    private async Task<object?> LoadAsync(object representation, OperationContext operation)
    {
        if (representation is not IDictionary<string, object?> fields
            || !fields.TryGetValue(TypeNameKey, out var name)
            || name is not string typeName)
        {
            throw Bad($"A representation is an object with its '{TypeNameKey}'.");
        }

        if (Find(typeName) is not { } entity)
        {
            throw Bad($"The '{TypeNameKey}' is no entity of this graph.");
        }

        var key = KeyOf(fields, typeName, entity.RawKey);
        return await entity.Loader(operation).LoadSelectedAsync(key, operation.CancellationToken).ConfigureAwait(false);
    }
}
