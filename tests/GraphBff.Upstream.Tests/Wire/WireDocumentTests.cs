using Google.Protobuf;
using GraphBff.Upstream.Wire;

namespace GraphBff.Upstream.Tests.Wire;

public sealed class WireDocumentTests
{
    private static readonly WireType Type = new WireTypes().Of(Everything.Descriptor);

    [Theory]
    [InlineData(99)]
    [InlineData(100)]
    [InlineData(101)]
    [InlineData(300)]
    public void Read_NestedMessages_TakesAsManyAsGoogleProtobuf(int depth)
    {
        byte[] bytes = [];
        for (var i = 0; i < depth; i++)
        {
            bytes = [0x8A, 0x01, .. Length(bytes.Length), .. bytes];
        }

        Assert.Equal(WireOracle.Of(nameof(Everything)).Expected(bytes), WireOracle.Actual(Type, bytes));
        Assert.Equal(depth <= 100, WireOracle.Actual(Type, bytes) is not null);
    }

    [Theory]
    [InlineData(100)]
    [InlineData(101)]
    [InlineData(100_000)]
    public void Read_NestedUnknownGroups_TakesAsManyAsGoogleProtobuf(int depth)
    {
        // Field 300 begins, and as often ends.
        byte[] bytes =
        [
            .. Enumerable.Repeat<byte[]>([0xE3, 0x12], depth).SelectMany(part => part),
            .. Enumerable.Repeat<byte[]>([0xE4, 0x12], depth).SelectMany(part => part),
        ];

        Assert.Equal(WireOracle.Of(nameof(Everything)).Expected(bytes), WireOracle.Actual(Type, bytes));
        Assert.Equal(depth <= 100, WireOracle.Actual(Type, bytes) is not null);
    }

    /// <summary>The shapes whose memory grows most for what they send, each repeated until the message has 64 KiB.</summary>
    [Theory]
    [InlineData("EA0100", "empty messages in a list")]
    [InlineData("EA0103980100", "messages of one number")]
    [InlineData("EA01026800", "messages of one number with a short tag")]
    [InlineData("EA010A08001000180020002800", "messages that grow once")]
    [InlineData("EA0112080010001800200028003000380040004800", "messages that grow twice")]
    [InlineData("8A0100", "one message again and again")]
    [InlineData("8A010268008A01020800", "a message that is merged")]
    [InlineData("CA0200", "empty entries of a map")]
    [InlineData("D2020408001200", "entries with an empty message")]
    [InlineData("D20100", "empty texts")]
    [InlineData("CA01080000000000000000", "packed bools")]
    [InlineData("F80100FA01008A0200", "a oneof with one member after the other")]
    [InlineData("AA0300", "a wrapper again and again")]
    [InlineData("EA01068A01038A0100", "messages within messages")]
    public void Read_WhateverIsSent_TakesAtMost36BytesForOne(string part, string what)
    {
        var once = Convert.FromHexString(part);
        var bytes = Enumerable.Repeat(once, 64 * 1024 / once.Length).SelectMany(bytes => bytes).ToArray();

        var document = WireDocument.Read(Type, bytes);

        // 32, and 4 more because the type has more than 64 fields.
        Assert.True(document.UsedBytes <= (36L * bytes.Length) + 64, $"{what}: {(double)document.UsedBytes / bytes.Length}");
    }

    [Fact]
    public void Read_MessagesThatMergeAgainAndAgain_TakesTimeInProportion()
    {
        // Each part adds a field of a greater number and makes the list longer, with other rows in between.
        var bytes = new MemoryStream();
        for (var i = 0; i < 5000; i++)
        {
            new Everything { Child = new() { Children = { new Everything { Bool = true } }, Strings = { "a" } } }.WriteTo(bytes);
        }

        var root = WireDocument.Read(Type, bytes.ToArray()).Root;

        Assert.Equal(5000, root.Get(Type["child"]).Message.Count(Type["children"]));
    }

    private static byte[] Length(int length) => length < 128 ? [(byte)length] : [(byte)(length | 0x80), (byte)(length >> 7)];
}
