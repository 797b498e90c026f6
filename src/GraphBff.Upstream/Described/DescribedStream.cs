using GraphBff.Upstream.Streaming;
using GraphBff.Upstream.Wire;
using Grpc.Core;

namespace GraphBff.Upstream.Described;

/// <summary>
/// The events of a server stream whose messages have no meaning but themselves: each is an event, none can be resumed after, and a broken
/// stream reopens with a gap.
/// </summary>
/// <param name="services">The host's services.</param>
/// <param name="hubs">The hubs of all streams.</param>
/// <param name="service">The service.</param>
/// <param name="method">The method.</param>
/// <param name="answer">The event in a message; null if it has none.</param>
public sealed class DescribedStream(
    IServiceProvider services, StreamHubs hubs, DescribedService service, DescribedMethod method, Func<WireObject, object?> answer)
    : WatchStream<EncodedRequest, DescribedReply>(hubs, service.Upstream)
{
    protected override string Name => method.Descriptor.Name;

    // Servers of several stacks send headers with the first message only.
    protected override bool AnswersAtOnce => false;

    protected override AsyncServerStreamingCall<DescribedReply> Watch(EncodedRequest filter, WatchStart from, CallOptions options)
        => service.Open(services, method, filter, options);

    protected override WatchMessageKind KindOf(DescribedReply message) => WatchMessageKind.Change;

    protected override object ValueOf(DescribedReply message)
        => answer(message.Root) ?? throw new WireException("The message has no answer.");

    private protected override int SizeOf(DescribedReply message) => (int)Math.Min(int.MaxValue, message.HeldBytes);

    protected override string ResumeTokenOf(DescribedReply message) => "";

    protected override string? KeyOf(DescribedReply message) => null;

    protected override DescribedReply AsCurrent(DescribedReply message, string resumeToken) => message;
}
