using Microsoft.Extensions.Logging;

namespace GraphBff.Engine.Telemetry;

internal static partial class Log
{
    [LoggerMessage(
        EventId = 120,
        Level = LogLevel.Debug,
        Message = "{Type} {Name}: {Outcome} in {Milliseconds:0.0} ms, {Errors} errors {Code}, {Calls} calls; request {RequestId}, "
            + "trace {TraceId}")]
    public static partial void Operation(
        ILogger logger,
        string type,
        string name,
        string outcome,
        double milliseconds,
        int errors,
        string code,
        int calls,
        string requestId,
        string traceId);
}
