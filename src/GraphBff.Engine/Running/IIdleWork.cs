namespace GraphBff.Engine.Running;

/// <summary>Work that a loop starts when it has nothing else to do: the batch of a loader, which more keys may join until then.</summary>
internal interface IIdleWork
{
    /// <summary>Starts the work. On the loop only.</summary>
    void Start();
}
