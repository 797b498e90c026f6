namespace GraphBff.Engine.Running;

/// <summary>Work that a loop starts when it is idle, such as a loader's batch. Until then, more keys can join the batch.</summary>
internal interface IIdleWork
{
    /// <summary>Starts the work. Call it on the loop only.</summary>
    void Start();
}
