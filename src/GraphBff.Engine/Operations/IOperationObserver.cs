namespace GraphBff.Engine.Operations;

/// <summary>
/// Is told of every operation that is about to run; a subscription counts once. One may be registered as a singleton; where there is none,
/// nothing is made for it.
/// </summary>
public interface IOperationObserver
{
    /// <summary>Called on the path of the request: must be quick and throw nothing.</summary>
    /// <param name="caller">Who asks.</param>
    /// <param name="usage">What the operation uses.</param>
    void OnOperation(Caller caller, OperationUsage usage);
}
