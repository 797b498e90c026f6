using GraphBff.Engine.Types;

namespace GraphBff.Engine.Tests.Types;

/// <summary>The scalars of protobuf's types that GraphQL lacks.</summary>
public sealed class ScalarTests
{
    [Theory]
    [InlineData("3.5s", 3L, 500_000_000, "3.500s")]
    [InlineData("-0.000000001s", 0L, -1, "-0.000000001s")]
    [InlineData("315576000000s", 315_576_000_000L, 0, "315576000000s")]
    [InlineData("0s", 0L, 0, "0s")]
    [InlineData("1.000020s", 1L, 20_000, "1.000020s")]
    public void Duration_OfAText_IsExact(string text, long seconds, int nanos, string written)
    {
        var duration = DurationValue.Parse(text);

        Assert.Equal(new DurationValue(seconds, nanos), duration);
        Assert.Equal(written, duration.ToString());
    }

    [Theory]
    [InlineData("3.5")]
    [InlineData("s")]
    [InlineData("1.s")]
    [InlineData("1.0000000001s")]
    [InlineData("315576000001s")]
    [InlineData("+1s")]
    [InlineData("1e3s")]
    public void Duration_OfAnotherText_IsNone(string text) => Assert.Null(DurationValue.Parse(text));

    [Theory]
    [InlineData("18446744073709551615")]
    [InlineData("0")]
    public void UnsignedLong_OfAText_ComesBack(string text)
        => Assert.Equal(text, new UnsignedLongType().Serialize(new UnsignedLongType().ParseValue(text)));

    [Theory]
    [InlineData("-1")]
    [InlineData("18446744073709551616")]
    [InlineData(" 1")]
    public void UnsignedLong_OutOfRange_IsRefused(string text)
        => Assert.ThrowsAny<Exception>(() => new UnsignedLongType().ParseValue(text));

    [Theory]
    [InlineData("+/+/", "+/+/")]
    [InlineData("-_-_", "+/+/")]
    [InlineData("YQ", "YQ==")]
    [InlineData("", "")]
    public void Base64_OfEitherAlphabet_IsBytes(string text, string written)
        => Assert.Equal(written, new Base64Type().Serialize(new Base64Type().ParseValue(text)));

    [Theory]
    [InlineData("a")]
    [InlineData("YQ= =")]
    [InlineData("%")]
    public void Base64_OfOtherText_IsRefused(string text) => Assert.ThrowsAny<Exception>(() => new Base64Type().ParseValue(text));
}
