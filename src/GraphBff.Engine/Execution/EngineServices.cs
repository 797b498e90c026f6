using GraphBff.Engine.Batching;
using GraphBff.Engine.Errors;
using GraphBff.Engine.Limits;

namespace GraphBff.Engine.Execution;

/// <summary>What every run needs from the engine.</summary>
internal sealed record EngineServices(LoaderFactories Loaders, ErrorMapping Errors, LimitOptions Limits, TimeProvider Time);
