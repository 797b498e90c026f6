using System.Buffers;
using System.Buffers.Binary;
using Google.Protobuf.Reflection;
using Grpc.Core;

namespace GraphBff.Upstream.PassThrough;

/// <summary>A method of a service that takes and returns encoded messages. gRPC caches data about it, so make it once.</summary>
public sealed class EncodedMethod
{
    private static readonly Marshaller<EncodedMessage> Marshaller = new(Write, Read);

    /// <summary>Makes the method.</summary>
    /// <param name="upstream">The name under which the service was registered.</param>
    /// <param name="descriptor">The method; its client sends one message.</param>
    public EncodedMethod(string upstream, MethodDescriptor descriptor)
    {
        ArgumentNullException.ThrowIfNull(descriptor);
        Upstream = upstream;
        Descriptor = descriptor;
        Method = new(
            descriptor.IsServerStreaming ? MethodType.ServerStreaming : MethodType.Unary,
            descriptor.Service.FullName,
            descriptor.Name,
            Marshaller,
            Marshaller);
    }

    public string Upstream { get; }

    public MethodDescriptor Descriptor { get; }

    /// <summary>The path of its requests: <c>/user.v1.UserService/GetUser</c>.</summary>
    public string Path => Method.FullName;

    internal Method<EncodedMessage, EncodedMessage> Method { get; }

    private static void Write(EncodedMessage message, SerializationContext context)
    {
        var bytes = message.Bytes.Span;
        context.SetPayloadLength(bytes.Length);
        context.GetBufferWriter().Write(bytes);
        context.Complete();
    }

    private static EncodedMessage Read(DeserializationContext context)
    {
        var frame = new byte[EncodedMessage.PrefixSize + context.PayloadLength];
        BinaryPrimitives.WriteInt32BigEndian(frame.AsSpan(1), context.PayloadLength);
        context.PayloadAsReadOnlySequence().CopyTo(frame.AsSpan(EncodedMessage.PrefixSize));
        return new(frame);
    }
}
