using GraphBff.Engine.Batching;
using GraphBff.Engine.Operations;
using GraphBff.Engine.Running;
using GraphBff.Engine.Telemetry;
using GraphBff.Engine.Tracing;

namespace GraphBff.Engine.Execution;

/// <summary>Records how a run went.</summary>
internal static class RunTelemetry
{
    /// <summary>Records the errors of a response.</summary>
    public static void Record(OperationTrace? trace, OperationTelemetry? telemetry, IReadOnlyList<FieldError> errors)
    {
        trace?.Fail(errors.Select(error => error.Error));
        if (telemetry is not null)
        {
            foreach (var error in errors)
            {
                telemetry.Fail(error.Error);
            }
        }
    }

    /// <summary>Ends the measurement of a run.</summary>
    /// <param name="telemetry">The measurement; null if nobody listens.</param>
    /// <param name="loaders">The loaders of the run.</param>
    /// <param name="account">What the run has used.</param>
    /// <param name="context">Knows the calls of the run.</param>
    /// <param name="uncounted">The bytes of its response, if the account does not have them.</param>
    /// <param name="isCancelled">Whether the caller left.</param>
    public static void End(
        OperationTelemetry? telemetry,
        LoaderTable loaders,
        OperationAccount account,
        OperationContext context,
        int uncounted,
        bool isCancelled)
    {
        if (telemetry is not { IsEnded: false })
        {
            return;
        }

        loaders.Measure(telemetry.Metrics);
        telemetry.Metrics.Used("items", account.ItemsShare);
        telemetry.Metrics.Used("response_bytes", account.BytesShare(uncounted));
        telemetry.Metrics.Used("errors", account.ErrorsShare);
        if (context.CallState is { } calls)
        {
            telemetry.Called(calls.Made, calls.Most);
        }

        telemetry.End(isCancelled);
    }
}
