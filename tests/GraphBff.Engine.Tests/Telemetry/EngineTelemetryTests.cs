using System.Diagnostics;
using System.Diagnostics.Metrics;
using GraphBff.Engine.Telemetry;
using Microsoft.Extensions.Logging.Abstractions;

namespace GraphBff.Engine.Tests.Telemetry;

/// <summary>What is measured depends on who listens.</summary>
[Collection(nameof(EngineTelemetryTests))]
public sealed class EngineTelemetryTests
{
    private static readonly RequestIdentity Request = new("r", null, false, null, null);

    [Fact]
    public void Begin_NobodyListens_MeasuresNothing()
    {
        var telemetry = new EngineTelemetry(meters: null, new OperationNames(1), NullLogger.Instance);
        telemetry.Begin(Request);

        var before = GC.GetAllocatedBytesForCurrentThread();
        var operation = telemetry.Begin(Request);
        telemetry.LookedUp(isKnown: true);

        Assert.Null(operation);
        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
    }

    [Fact]
    public void Begin_ActivityOfTheWebServer_IsNoParentButItsOwnParentIs()
    {
        using var listener = Listen();
        using var request = new Activity("request of the web server")
            .SetParentId("00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01").Start();

        var remote = Described(Request).Span!;

        Assert.Equal("b7ad6b7169203331", remote.ParentSpanId.ToHexString());
        Assert.True(remote.HasRemoteParent);
        Assert.Equal(request, Activity.Current);
    }

    [Fact]
    public void Begin_ActivityOfTheWebServerWithoutParent_TheSpanIsARoot()
    {
        using var listener = Listen();
        using var request = new Activity("request of the web server").Start();

        var root = Described(Request).Span!;

        Assert.Equal(default, root.ParentSpanId);
        Assert.Equal(request, Activity.Current);
    }

    [Fact]
    public void Begin_NoActivity_TheCallersTraceParentIsTheParent()
    {
        using var listener = Listen();

        var span = Described(Request with { TraceParent = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01" }).Span!;

        Assert.Equal(("0af7651916cd43dd8448eb211c80319c", "b7ad6b7169203331"), ($"{span.TraceId}", $"{span.ParentSpanId}"));
        Assert.Null(Activity.Current);
    }

    [Fact]
    public void End_Twice_CountsOnce()
    {
        var ended = 0;
        using var meters = new MeterListener
        {
            InstrumentPublished = (instrument, listener) =>
            {
                if (instrument.Meter.Name == EngineTelemetry.Name)
                {
                    listener.EnableMeasurementEvents(instrument);
                }
            },
        };
        meters.SetMeasurementEventCallback<double>((instrument, _, tags, _) =>
        {
            if (tags.ToArray().Contains(new("graphql.operation.name", "EndedTwice")))
            {
                ended++;
            }
        });
        meters.Start();
        var telemetry = new EngineTelemetry(meters: null, new OperationNames(100), NullLogger.Instance);
        var operation = telemetry.Begin(Request)!;
        operation.Describe("query", "EndedTwice", isKnown: true);
        operation.Run();

        operation.End();
        operation.End(isCancelled: true);

        Assert.Equal(1, ended);
    }

    private static OperationTelemetry Described(RequestIdentity request)
    {
        var operation = new EngineTelemetry(meters: null, new OperationNames(1), NullLogger.Instance).Begin(request)!;
        operation.Describe("query", "Name", isKnown: true);
        return operation;
    }

    private static ActivityListener Listen()
    {
        var listener = new ActivityListener
        {
            ShouldListenTo = source => source.Name == EngineTelemetry.Name,
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllDataAndRecorded,
        };
        ActivitySource.AddActivityListener(listener);
        return listener;
    }
}
