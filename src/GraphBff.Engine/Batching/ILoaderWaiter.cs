namespace GraphBff.Engine.Batching;

/// <summary>Something that continues when a batch is complete.</summary>
internal interface ILoaderWaiter
{
    void OnBatchCompleted();
}
