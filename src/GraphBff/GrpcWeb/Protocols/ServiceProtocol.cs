using Google.Protobuf.Reflection;
using GraphBff.Upstream.PassThrough;

namespace GraphBff.GrpcWeb.Protocols;

/// <summary>How a client writes a call into an HTTP request, and reads its responses.</summary>
internal abstract class ServiceProtocol
{
    /// <summary>The name in metrics.</summary>
    public abstract string Name { get; }

    /// <summary>Whether methods of this kind can be called.</summary>
    public virtual bool Serves(MethodDescriptor method) => true;

    /// <summary>How long the client waits; null if it does not say.</summary>
    /// <exception cref="RefusedCallException">The header is malformed.</exception>
    public abstract TimeSpan? TimeoutOf(IHeaderDictionary headers);

    /// <summary>Reads the one message of a request.</summary>
    /// <exception cref="RefusedCallException">There is no such message, or it is too large.</exception>
    public abstract ValueTask<EncodedMessage> ReadAsync(HttpRequest request, MethodDescriptor method, int maxSize);

    /// <summary>Sets the headers of a response with messages.</summary>
    public abstract void Begin(HttpResponse response);

    /// <summary>A message as it is sent.</summary>
    public abstract ReadOnlyMemory<byte> Encode(MethodDescriptor method, EncodedMessage message);

    /// <summary>Ends a response: successfully, or by a failure.</summary>
    public abstract Task EndAsync(HttpContext context, PublicStatus? failure);
}
