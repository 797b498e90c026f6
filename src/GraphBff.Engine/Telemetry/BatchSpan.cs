using System.Diagnostics;

namespace GraphBff.Engine.Telemetry;

/// <summary>The span of a batch.</summary>
internal static class BatchSpan
{
    /// <summary>Starts the span. It does not become current.</summary>
    /// <returns>Null if nothing records it.</returns>
    public static Activity? Start(OperationTelemetry operation, string loader, int size, IEnumerable<ActivityLink>? links)
        => EngineTelemetry.StartSpan(
            loader,
            ActivityKind.Internal,
            operation.Span!.Context,
            [new("graphbff.loader", loader), new("graphbff.batch.size", size)],
            links);

    /// <summary>Notes that every key of the batch failed.</summary>
    /// <param name="span">The span.</param>
    /// <param name="error">The code, or the exception's class.</param>
    public static void Fail(Activity span, string error)
        => span.SetStatus(ActivityStatusCode.Error).SetTag(OperationTelemetry.ErrorKey, error);
}
