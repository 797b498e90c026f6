using GraphBff.Engine.Batching;
using GraphBff.Engine.Errors;
using GraphBff.Engine.Limits;

namespace GraphBff.Engine.Execution;

/// <summary>The services of the engine that every run needs.</summary>
internal sealed record EngineServices(LoaderFactories Loaders, ErrorMapping Errors, LimitOptions Limits, TimeProvider Time);
