using GraphBff.Engine.Errors;
using GraphQL.DataLoader;

namespace GraphBff.Testing.Oracle;

/// <summary>An item of a list that fails without the others.</summary>
internal sealed class FailedItem(GraphError error) : IDataLoaderResult
{
    public Task<object?> GetResultAsync(CancellationToken cancellationToken = default)
        => Task.FromException<object?>(new GraphException(error));
}
