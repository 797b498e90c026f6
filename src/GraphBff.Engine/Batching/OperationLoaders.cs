using GraphBff.Engine.Operations;

namespace GraphBff.Engine.Batching;

/// <summary>The loaders of an operation.</summary>
public static class OperationLoaders
{
    /// <summary>The operation's own instance of a loader, made on first use.</summary>
    public static TLoader Loader<TLoader>(this OperationContext operation)
        where TLoader : DataLoader => ((LoaderTable)operation.Loaders).Get<TLoader>(operation);
}
