using Google.Protobuf.Reflection;
using GraphBff.Upstream.Wire;

namespace GraphBff.Upstream.Tests.Wire;

/// <summary>The wire reader against Google.Protobuf's own parser, over mutated messages: the same values, or both refuse.</summary>
public sealed class WireFuzzTests
{
    // The four types together: 20,000 messages, or 1,000,000.
    private static readonly int MessagesPerType
        = Environment.GetEnvironmentVariable("GRAPHBFF_LONG") is { Length: > 0 } ? 250_000 : 5000;

    public static TheoryData<string> Types => [.. WireOracle.Names];

    [Theory]
    [MemberData(nameof(Types))]
    public void Read_MutatedMessages_AsGoogleProtobufDoes(string name)
    {
        var oracle = WireOracle.Of(name);
        var wire = new WireTypes().Of(oracle.Type);
        var random = new RandomBytes(seed: 1);
        var (read, refused) = (0, 0);
        for (var i = 0; i < MessagesPerType; i++)
        {
            var bytes = random.Next(oracle.Type);
            var expected = oracle.Expected(bytes);
            var actual = WireOracle.Actual(wire, bytes);
            Assert.True(expected == actual, $"{Convert.ToHexString(bytes)}\n{expected}\n{actual}");
            _ = expected is null ? refused++ : read++;
        }

        // Both happen often, or the mutations are too weak or too strong. What only the plain parser refuses stays rare.
        Assert.InRange(refused, MessagesPerType / 20, MessagesPerType * 3 / 4);
        Assert.InRange(read, MessagesPerType / 20, MessagesPerType);
        Assert.InRange(oracle.OnlyPlainRefused, 0, MessagesPerType / 50);
    }

    [Theory]
    [MemberData(nameof(Types))]
    public void Read_InsideOfOtherBytes_LooksAtNone(string name)
    {
        var type = WireOracle.Of(name).Type;
        var wire = new WireTypes().Of(type);
        var random = new RandomBytes(seed: 2);
        for (var i = 0; i < MessagesPerType / 10; i++)
        {
            var bytes = random.Next(type);

            // What a reader beyond the end would take for a good end of each number, text and group.
            foreach (var around in (byte[])[0x00, 0x61, 0x80, 0xFF])
            {
                var inside = Enumerable.Repeat(around, bytes.Length + 32).ToArray();
                bytes.CopyTo(inside, 16);
                Assert.Equal(WireOracle.Actual(wire, bytes), WireOracle.Actual(wire, inside.AsMemory(16, bytes.Length)));
            }
        }
    }

    [Theory]
    [MemberData(nameof(Types))]
    public void PlainType_OfEachType_HasItsFields(string name)
    {
        var oracle = WireOracle.Of(name);

        Assert.Equal(Shape(oracle.Type), Shape(oracle.PlainType));
    }

    // All that the two types must share: a list of numbers is bytes in the plain one.
    private static IEnumerable<string> Shape(MessageDescriptor type) => type.Fields.InFieldNumberOrder().Select(field =>
    {
        var isPlain = field.FieldType is FieldType.Message or FieldType.Group or FieldType.String || !field.IsRepeated;
        return $"{field.FieldNumber} {field.Name} {field.IsRepeated} {(isPlain ? field.FieldType : FieldType.Bytes)}";
    });
}
