using System.Runtime.CompilerServices;
using Google.Protobuf;
using Grpc.Core;

namespace GraphBff.Upstream.Calls;

/// <summary>
/// Marks a call whose messages need not parse. Ordinarily a message with text that is not UTF-8 ends its call. The stream would then resume
/// before that message and receive it again, each time. Here the fields that parse are kept, since the resume token after the message is
/// likely among them.
/// </summary>
internal sealed class TolerantReading : WriteOptions
{
    // gRPC caches data about a method by reference. So there is one instance for each method of a client, not one for each call.
    private static readonly ConditionalWeakTable<IMethod, IMethod> Methods = [];
    private static readonly ConditionalWeakTable<object, Exception> Faults = [];
    private static volatile bool _hasFaults;

    private TolerantReading()
    {
    }

    public static TolerantReading Instance { get; } = new();

    /// <summary>Why a message did not parse; null if it did.</summary>
    public static Exception? FaultOf(object message) => _hasFaults && Faults.TryGetValue(message, out var fault) ? fault : null;

    /// <summary>The method to call with the options: tolerant if they say so.</summary>
    public static Method<TRequest, TResponse> Of<TRequest, TResponse>(Method<TRequest, TResponse> method, CallOptions options)
        => options.WriteOptions is TolerantReading && typeof(IMessage).IsAssignableFrom(typeof(TResponse))
            ? (Method<TRequest, TResponse>)Methods.GetValue(method, static strict => Tolerant((Method<TRequest, TResponse>)strict))
            : method;

    private static Method<TRequest, TResponse> Tolerant<TRequest, TResponse>(Method<TRequest, TResponse> strict)
    {
        var messages = strict.ResponseMarshaller;
        return new(
            strict.Type,
            strict.ServiceName,
            strict.Name,
            strict.RequestMarshaller,
            new Marshaller<TResponse>(messages.ContextualSerializer, Read));

        TResponse Read(DeserializationContext context)
        {
            try
            {
                return messages.ContextualDeserializer(context);
            }
            catch (InvalidProtocolBufferException exception)
            {
                var message = Activator.CreateInstance<TResponse>()!;
                ReadFields((IMessage)message, context.PayloadAsNewBuffer());
                Faults.Add(message, exception);
                _hasFaults = true;
                return message;
            }
        }
    }

    private static void ReadFields(IMessage message, byte[] payload)
    {
        try
        {
            using var fields = new CodedInputStream(payload);
            for (var start = 0; fields.ReadTag() != 0; start = (int)fields.Position)
            {
                fields.SkipLastField();
                Read(message, payload.AsSpan(start, (int)fields.Position - start));
            }
        }
        catch (InvalidProtocolBufferException)
        {
            // The field ends beyond the payload, so no other follows it.
        }
    }

    private static void Read(IMessage message, ReadOnlySpan<byte> field)
    {
        try
        {
            message.MergeFrom(field);
        }
        catch (InvalidProtocolBufferException)
        {
            // This field is the one of the fault, or another one like it.
        }
    }
}
