using GraphBff.Engine.Running;

namespace GraphBff.Engine.Batching;

/// <summary>A load from plain asynchronous code, without its types.</summary>
internal interface IPendingLoad : ILoopItem
{
    /// <summary>The key's entry, once the load ran; null where the key is none.</summary>
    LoaderEntry? Entry { get; }
}
