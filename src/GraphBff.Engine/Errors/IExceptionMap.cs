namespace GraphBff.Engine.Errors;

/// <summary>Turns the exceptions of one technology (gRPC calls, say) into coded errors.</summary>
public interface IExceptionMap
{
    /// <summary>The error that clients get, or null if the exception is not of this technology.</summary>
    GraphError? TryMap(Exception exception);
}
