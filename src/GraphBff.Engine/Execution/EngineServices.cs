using GraphBff.Engine.Batching;
using GraphBff.Engine.Errors;

namespace GraphBff.Engine.Execution;

/// <summary>What every run needs from the engine.</summary>
internal sealed record EngineServices(LoaderFactories Loaders, ErrorMapping Errors, TimeProvider Time);
