using GraphBff.Engine.Batching;
using GraphBff.Engine.Errors;
using GraphBff.Engine.Limits;
using GraphBff.Engine.Running;
using GraphBff.Engine.Telemetry;

namespace GraphBff.Engine.Execution;

/// <summary>The services of the engine that every run needs.</summary>
internal sealed record EngineServices(
    LoaderFactories Loaders, ErrorMapping Errors, LimitOptions Limits, EngineTelemetry Telemetry, TimeProvider Time)
{
    /// <summary>The threads for operations with many items: as many as there are cores.</summary>
    public LargeOperationThreads Threads { get; } = new(Environment.ProcessorCount);
}
