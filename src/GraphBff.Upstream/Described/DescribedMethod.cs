using System.Buffers;
using Google.Protobuf.Reflection;
using GraphBff.Upstream.Wire;
using Grpc.Core;

namespace GraphBff.Upstream.Described;

/// <summary>A method that is called by its descriptor alone. gRPC caches data about it, so make it once.</summary>
public sealed class DescribedMethod
{
    private static readonly Marshaller<EncodedRequest> Requests = new(Write, _ => throw new NotSupportedException());

    /// <param name="descriptor">The method; its client sends one message.</param>
    /// <param name="types">The types of messages.</param>
    public DescribedMethod(MethodDescriptor descriptor, WireTypes types)
    {
        ArgumentNullException.ThrowIfNull(descriptor);
        ArgumentNullException.ThrowIfNull(types);
        Descriptor = descriptor;
        var type = types.Of(descriptor.OutputType);
        var isStream = descriptor.IsServerStreaming;
        Method = new(
            isStream ? MethodType.ServerStreaming : MethodType.Unary,
            descriptor.Service.FullName,
            descriptor.Name,
            Requests,
            new Marshaller<DescribedReply>((_, _) => throw new NotSupportedException(), Read));

        // A bad message of a stream is one bad event. It must not end the call, which would get the same message again.
        DescribedReply Read(DeserializationContext context)
        {
            var reply = new DescribedReply(type, context.PayloadAsNewBuffer());
            if (!isStream)
            {
                _ = reply.Root;
            }

            return reply;
        }
    }

    public MethodDescriptor Descriptor { get; }

    /// <summary>As <c>/user.v1.UserService/GetUser</c>.</summary>
    public string FullName => Method.FullName;

    internal Method<EncodedRequest, DescribedReply> Method { get; }

    private static void Write(EncodedRequest request, SerializationContext context)
    {
        var bytes = request.Bytes.Span;
        context.SetPayloadLength(bytes.Length);
        context.GetBufferWriter().Write(bytes);
        context.Complete();
    }
}
