using System.Text;
using GraphBff.Engine.Errors;
using GraphBff.Engine.Execution;
using GraphBff.Engine.Output;
using GraphBff.Engine.Tests.TestSchema;
using GraphBff.Engine.Types;
using GraphQL.Types;

namespace GraphBff.Engine.Tests.Execution;

public sealed class ScalarJsonTests
{
    public static TheoryData<ScalarGraphType, object, string> Values => new()
    {
        { new StringGraphType(), "a\"b", "\"a\\\"b\"" },
        { new BooleanGraphType(), true, "true" },
        { new IntGraphType(), -5, "-5" },
        { new FloatGraphType(), 0.1, "0.1" },
        { new FloatGraphType(), 0.5f, "0.5" },
        { new DecimalGraphType(), 1.50m, "1.50" },
        { new UIntGraphType(), 7u, "7" },
        { new ULongGraphType(), ulong.MaxValue, "18446744073709551615" },
        { new ShortGraphType(), (short)-3, "-3" },
        { new ByteGraphType(), (byte)200, "200" },
        { new LongType(), long.MinValue, "\"-9223372036854775808\"" },
        { new DateTimeType(), new DateTimeOffset(2026, 1, 31, 10, 30, 0, 250, TimeSpan.FromHours(2)), "\"2026-01-31T08:30:00.250Z\"" },
        { new EnumType<Mood>(), Mood.VeryCalm, "\"VERY_CALM\"" },
        { new ShadeType(), (byte)255, "\"ff\"" },
    };

    [Theory]
    [MemberData(nameof(Values), DisableDiscoveryEnumeration = true)]
    public void Value_OfScalar_IsWritten(ScalarGraphType type, object value, string expected)
    {
        using var output = new JsonOutput();

        Assert.True(ScalarJson.TryWrite(output, type, value));
        Assert.Equal(expected, Encoding.UTF8.GetString(output.WrittenMemory.Span));
    }

    [Theory]
    [InlineData(Mood.Unspecified)]
    [InlineData((Mood)99)]
    public void EnumValue_ThatTheSchemaDoesNotKnow_IsNull(Mood mood)
    {
        using var output = new JsonOutput();

        Assert.False(ScalarJson.TryWrite(output, new EnumType<Mood>(), mood));
    }

    [Theory]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    public void Float_NotFinite_IsAnError(double value)
    {
        using var output = new JsonOutput();

        Assert.Throws<GraphException>(() => ScalarJson.TryWrite(output, new FloatGraphType(), value));
    }
}
