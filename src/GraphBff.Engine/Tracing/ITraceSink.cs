namespace GraphBff.Engine.Tracing;

/// <summary>Receives the traces of operations that have ended.</summary>
public interface ITraceSink
{
    /// <summary>
    /// Takes a trace whose operation has ended. Called once per trace, on the thread that ended the operation, so it must be quick.
    /// </summary>
    void Add(OperationTrace trace);
}
