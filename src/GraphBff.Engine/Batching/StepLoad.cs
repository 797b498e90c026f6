using GraphBff.Engine.Running;

namespace GraphBff.Engine.Batching;

/// <summary>A load from asynchronous code, for the step that runs the code.</summary>
internal sealed class StepLoad(StepSpans step, ILoopItem load) : ILoopItem
{
    public void Run() => step.Run(load.Run);
}
