using GraphBff.Engine.Operations;

namespace GraphBff.Engine.Batching;

/// <summary>Gets the loaders of an operation.</summary>
public static class OperationLoaders
{
    /// <summary>The operation's instance of a loader, created on first use.</summary>
    public static TLoader Loader<TLoader>(this OperationContext operation)
        where TLoader : DataLoader => ((LoaderTable)operation.Loaders).Get<TLoader>(operation);

    /// <summary>The operation's instance of a declared loader, created on first use.</summary>
    public static TLoader Loader<TLoader>(this OperationContext operation, LoaderDeclaration<TLoader> declaration)
        where TLoader : DataLoader => ((LoaderTable)operation.Loaders).Get(operation, declaration);
}
