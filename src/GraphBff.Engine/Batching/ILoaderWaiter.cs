namespace GraphBff.Engine.Batching;

/// <summary>Something that goes on once a batch is there.</summary>
internal interface ILoaderWaiter
{
    void OnBatchCompleted();
}
