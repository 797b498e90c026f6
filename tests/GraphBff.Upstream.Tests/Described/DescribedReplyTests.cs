using Google.Protobuf;
using Google.Protobuf.WellKnownTypes;
using GraphBff.Upstream.Described;
using GraphBff.Upstream.Wire;

namespace GraphBff.Upstream.Tests.Described;

public sealed class DescribedReplyTests
{
    [Fact]
    public void HeldBytes_OfAReplyThatWasRead_CountItsRows()
    {
        var bytes = new ListValue { Values = { Value.ForBool(true), Value.ForBool(false) } }.ToByteArray();
        var reply = new DescribedReply(new WireTypes().Of(ListValue.Descriptor), bytes);
        var before = reply.HeldBytes;

        _ = reply.Root;

        Assert.Equal(bytes.Length, before);
        Assert.InRange(reply.HeldBytes, bytes.Length + 1, bytes.Length * 40);
    }

    [Fact]
    public void Root_OfBytesThatAreNoMessage_Throws()
        => Assert.Throws<WireException>(() => new DescribedReply(new WireTypes().Of(ListValue.Descriptor), [0x0A]).Root);
}
