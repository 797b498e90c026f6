namespace GraphBff.Engine.Tracing;

/// <summary>Where traces go that have ended.</summary>
public interface ITraceSink
{
    /// <summary>Takes a trace whose operation has ended, on the thread that ended it: must be quick. Called once a trace.</summary>
    void Add(OperationTrace trace);
}
