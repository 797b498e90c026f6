namespace GraphBff.Engine.Operations;

/// <summary>
/// Observes every operation that is about to run; a subscription counts once. Register at most one, as a singleton. Without one, the engine
/// does not compute the usage.
/// </summary>
public interface IOperationObserver
{
    /// <summary>Called on the path of the request. It must be quick and must not throw.</summary>
    /// <param name="caller">The caller of the request.</param>
    /// <param name="usage">What the operation uses of the schema.</param>
    void OnOperation(Caller caller, OperationUsage usage);
}
