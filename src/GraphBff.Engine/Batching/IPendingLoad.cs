using GraphBff.Engine.Running;

namespace GraphBff.Engine.Batching;

/// <summary>A load from asynchronous code, without its type parameters.</summary>
internal interface IPendingLoad : ILoopItem
{
    /// <summary>The key's entry, after the load ran; null if the key is invalid.</summary>
    LoaderEntry? Entry { get; }
}
