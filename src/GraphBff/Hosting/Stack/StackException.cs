#if EMBED_DEMO_SERVICES
namespace GraphBff.Hosting.Stack;

/// <summary>The local stack cannot run; the message is for people.</summary>
internal sealed class StackException(string message) : Exception(message);
#endif
