using GraphBff.Engine.Tests.TestSchema;
using GraphBff.Engine.Types;
using GraphQL.Types;

namespace GraphBff.Engine.Tests.Types;

/// <summary>Scalars with the values that protobuf messages hold.</summary>
public sealed class LeafTests
{
    private static readonly Measure Measured = new();

    private readonly TestGraph _graph = new(graph => graph.Extend<MeasureQueries>());

    [Theory]
    [InlineData("single", "0.1")]
    [InlineData("sum", "0.30000000000000004")]
    [InlineData("whole", "16777217")]
    [InlineData("large", "1.8446744073709552E+19")]
    [InlineData("singles", "[0.1,3.4028235E+38]")]
    [InlineData("unsigned", "\"18446744073709551615\"")]
    [InlineData("signed", "\"-9223372036854775808\"")]
    [InlineData("unsigneds", "[\"1\",\"18446744073709551615\"]")]
    [InlineData("moments", "[\"1970-01-01T00:00:00Z\"]")]
    public async Task Value_IsWrittenAsItIs(string field, string expected)
    {
        var response = await _graph.RunAsync($"{{ measure {{ {field} }} }}");

        Assert.Equal("{\"data\":{\"measure\":{\"" + field + "\":" + expected + "}}}", response.GetRawText());
    }

    [Theory]
    [InlineData("absentState absentPart { single }", """{"measures":[{"absentState":null,"absentPart":null}]}""", null)]
    [InlineData("emptyLoose", """{"measures":[{"emptyLoose":null}]}""", null)]
    [InlineData("absentText", """{"measures":null}""", "Measure.absentText is part of a message that the service left out.")]
    [InlineData("empty", """{"measures":null}""", "Cannot return null for non-nullable field Measure.empty.")]
    public async Task Value_OfAnAbsentMessageOrEmptyId_IsNullWhereItMayBe(string fields, string data, string? error)
    {
        var response = await _graph.RunAsync($"{{ measures {{ {fields} }} }}");

        Assert.Equal(data, response.GetProperty("data").GetRawText());
        Assert.Equal(error, response.TryGetProperty("errors", out var errors) ? errors[0].GetProperty("message").GetString() : null);
    }

    private sealed class Measure
    {
        public float Single { get; } = 0.1f;

        public double Sum { get; } = 0.1 + 0.2;

        public int Whole { get; } = 16_777_217;

        public ulong Unsigned { get; } = ulong.MaxValue;

        public long Signed { get; } = long.MinValue;

        public IReadOnlyList<ulong> Unsigneds { get; } = [1, ulong.MaxValue];

        public IReadOnlyList<float> Singles { get; } = [0.1f, float.MaxValue];

        public IReadOnlyList<DateTimeOffset> Moments { get; } = [DateTimeOffset.UnixEpoch];

        public Measure? Inner { get; }

        public string Text { get; } = "";

        public Mood Mood { get; } = Mood.VeryCalm;
    }

    private sealed class MeasureType : ObjectType<Measure>
    {
        public MeasureType()
        {
            Float("single", measure => measure.Single);
            Float("sum", measure => measure.Sum);
            Float("whole", measure => measure.Whole);
            Float("large", measure => measure.Unsigned);
            List<FloatGraphType>("singles", measure => measure.Singles);
            Long("unsigned", measure => measure.Unsigned);
            Long("signed", measure => measure.Signed);
            List<LongType>("unsigneds", measure => measure.Unsigneds);
            List<DateTimeType>("moments", measure => measure.Moments);
            Enum("absentState", measure => measure.Inner!.Mood);
            Object<MeasureType>("absentPart", measure => measure.Inner!.Inner);
            String("absentText", measure => measure.Inner!.Text);
            Id("empty", measure => measure.Text);
            Id("emptyLoose", measure => measure.Text).Nullable();
        }
    }

    private sealed class MeasureQueries : TypeExtension<QueryType>
    {
        protected override void Extend(QueryType type)
        {
            type.Object<MeasureType>("measure", _ => Measured);
            type.Member("measures", typeof(ListGraphType<NonNullGraphType<MeasureType>>), _ => new[] { Measured });
        }
    }
}
