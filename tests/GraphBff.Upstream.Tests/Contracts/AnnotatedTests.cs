using Google.Protobuf.WellKnownTypes;
using GraphBff.Engine;
using GraphBff.Engine.Operations;
using GraphBff.Engine.Types;
using Microsoft.Extensions.DependencyInjection;

namespace GraphBff.Upstream.Tests.Contracts;

/// <summary>A proto with imports of google/api, an enum with aliases, a float, and lists of 64-bit numbers and moments.</summary>
public class AnnotatedTests
{
    [Fact]
    public async Task Fields_OfSuchAProto_AreServed()
    {
        var services = new ServiceCollection();
        services.AddGraph().Extend<LampQueries>();
        await using var provider = services.BuildServiceProvider();
        var engine = provider.GetRequiredService<GraphEngine>();

        using var result = await engine.ExecuteAsync(
            new OperationRequest
            {
                Query = "{ lamp { name power brightness serials failures twinPower dimmed watts } }"u8.ToArray(),
                Deadline = DateTimeOffset.MaxValue,
                Services = provider,
            },
            default);

        Assert.Equal(
            """{"data":{"lamp":{"name":"lamps/1","power":"ON","brightness":0.1,"serials":["18446744073709551615"],"failures":"""
            + """["1970-01-01T00:00:00Z"],"twinPower":null,"dimmed":0.7,"watts":null}}}""",
            System.Text.Encoding.UTF8.GetString(result.Body.Span));
    }

    [Fact]
    public void List_OfTimestampsAsTheyAre_IsRefusedAtTheStart()
    {
        var services = new ServiceCollection();
        services.AddGraph().Type<TimestampsType>();
        using var provider = services.BuildServiceProvider();

        var thrown = Assert.Throws<GraphDeclarationException>(() => provider.GetRequiredService<GraphEngine>());

        Assert.Contains("Timestamps.failures", thrown.Message, StringComparison.Ordinal);
        Assert.Contains("ToDateTimeOffset", thrown.Message, StringComparison.Ordinal);
    }

    private sealed class LampType : ObjectType<Lamp>
    {
        public LampType()
        {
            String("name", lamp => lamp.Name);
            Enum("power", lamp => lamp.Power);
            Float("brightness", lamp => lamp.Brightness);
            List<LongType>("serials", lamp => lamp.Serials);
            List<DateTimeType>("failures", lamp => lamp.Failures.Select(failure => failure.ToDateTimeOffset()));
            Enum("twinPower", lamp => lamp.Twin.Power);
            Float("dimmed", lamp => lamp.HasDimmed ? lamp.Dimmed : null).Nullable();
            Long("watts", lamp => lamp.HasWatts ? lamp.Watts : null).Nullable();
        }
    }

    private sealed class TimestampsType : ObjectType<Lamp>
    {
        public TimestampsType() => List<DateTimeType>("failures", lamp => lamp.Failures);
    }

    private sealed class LampQueries : TypeExtension<QueryType>
    {
        protected override void Extend(QueryType type) => type.Object<LampType>("lamp", _ => new Lamp
        {
            Name = "lamps/1",
            Power = Power.On,
            Brightness = 0.1f,
            Serials = { ulong.MaxValue },
            Failures = { new Timestamp() },
            Dimmed = 0.7f,
        });
    }
}
