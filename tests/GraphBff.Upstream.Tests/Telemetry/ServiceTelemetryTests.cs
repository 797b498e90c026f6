using System.Diagnostics;
using GraphBff.Upstream.Telemetry;
using GraphBff.Upstream.Tests.Streaming.Feed;
using Grpc.Core;

namespace GraphBff.Upstream.Tests.Telemetry;

[Collection(Alone.Name)]
public sealed class ServiceTelemetryTests
{
    private static readonly IMethod Method = new Method<string, string>(
        MethodType.Unary, "library.v1.LibraryService", "GetBook", Marshallers.StringMarshaller, Marshallers.StringMarshaller);

    [Fact]
    public void Begin_NobodyListens_MeasuresNothing()
    {
        var service = new ServiceTelemetry(new UpstreamTelemetry(meters: null), "127.0.0.1", 1);
        service.Begin(Method, out _);

        var before = GC.GetAllocatedBytesForCurrentThread();
        var call = service.Begin(Method, out var scope);
        scope.Dispose();

        Assert.Null(call);
        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
    }

    [Fact]
    public void Begin_WithinASpanThatIsNotRecorded_StartsNone()
    {
        using var listener = Listen(ActivitySamplingResult.AllDataAndRecorded);
        using var outer = new Activity("operation") { IsAllDataRequested = false }.Start();
        var spans = 0;
        listener.ActivityStarted = _ => spans++;

        new ServiceTelemetry(new UpstreamTelemetry(meters: null), "127.0.0.1", 1).Begin(Method, out var scope);

        Assert.Equal((0, outer), (spans, Activity.Current));
        scope.Dispose();
        Assert.Equal(outer, Activity.Current);
    }

    [Fact]
    public void Begin_WithinASpan_IsCurrentUntilTheScopeEnds()
    {
        using var listener = Listen(ActivitySamplingResult.AllDataAndRecorded);
        using var outer = UpstreamTelemetry.Source.StartActivity("operation")!;
        Activity? ended = null;
        listener.ActivityStopped = span => ended = span;

        var call = new ServiceTelemetry(new UpstreamTelemetry(meters: null), "127.0.0.1", 1).Begin(Method, out var scope)!;
        var within = Activity.Current;
        scope.Dispose();
        call.End(StatusCode.NotFound);

        Assert.Equal(("library.v1.LibraryService/GetBook", outer), (within?.OperationName, within?.Parent));
        Assert.Equal(outer, Activity.Current);
        Assert.Equal((within, "NOT_FOUND"), (ended, ended?.GetTagItem("error.type")));
    }

    private static ActivityListener Listen(ActivitySamplingResult result)
    {
        var listener = new ActivityListener
        {
            ShouldListenTo = source => source.Name == UpstreamTelemetry.Name,
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => result,
        };
        ActivitySource.AddActivityListener(listener);
        return listener;
    }
}
