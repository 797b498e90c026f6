using GraphBff.Engine.Batching;
using GraphBff.Engine.Errors;
using GraphBff.Engine.Operations;
using GraphBff.Engine.Output;
using GraphQL.Types;

namespace GraphBff.Engine.Types;

/// <summary>
/// <c>node</c> and <c>nodes</c>: any object by its global id (Relay, object identification 4.2 and 5.2). Ids of the same type load in one
/// batch.
/// </summary>
internal sealed class NodeQueries(NodeTypes types) : TypeExtension<QueryType>
{
    private const int MaxNodes = 50;

    protected override void Extend(QueryType type)
    {
        type.One<NodeInterface>("node")
            .Argument<NonNullGraphType<IdGraphType>>("id", "A global id.")
            .Resolve((_, field) => LoadAsync(field.Arguments.Get<string>("id"), "id", field.Operation))
            .Description("The object of a global id; null where there is none.");

        type.Step("nodes", typeof(NonNullGraphType<ListGraphType<NodeInterface>>))
            .Argument<NonNullGraphType<ListGraphType<NonNullGraphType<IdGraphType>>>>("ids", "Global ids, at most 50.")
            .Resolve(async (_, field) => await LoadAllAsync(field.Arguments.List<string>("ids"), field.Operation).ConfigureAwait(false))
            .Description("The objects of global ids, in their order; null where there is none.");
    }

    private async ValueTask<object?> LoadAsync(string text, string argument, OperationContext operation)
    {
        if (!GlobalId.TryParse(text, out var typeName, out var id) || types.Find(typeName) is not { } loader)
        {
            throw new GraphException(ErrorCodes.BadId, $"'{argument}' is not an id of this graph.");
        }

        return await loader(operation).LoadSelectedAsync(id, operation.CancellationToken).ConfigureAwait(false);
    }

    private async Task<object?> LoadAllAsync(IReadOnlyList<string> ids, OperationContext operation)
    {
        if (ids.Count > MaxNodes)
        {
            throw new GraphException(ErrorCodes.BadUserInput, $"'ids' takes at most {MaxNodes} ids.");
        }

        var loads = new Task<object?>[ids.Count];
        for (var i = 0; i < loads.Length; i++)
        {
            loads[i] = LoadAsync(ids[i], "ids", operation).AsTask();
        }

        return await Loads.SettleAsync(loads).ConfigureAwait(false);
    }
}
