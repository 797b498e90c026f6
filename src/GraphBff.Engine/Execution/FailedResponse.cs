using GraphBff.Engine.Operations;
using GraphBff.Engine.Output;
using GraphBff.Engine.Telemetry;
using GraphBff.Engine.Tracing;

namespace GraphBff.Engine.Execution;

/// <summary>The response of an operation that failed as a whole: no data, and one error.</summary>
internal static class FailedResponse
{
    public static OperationResult Of(FieldError error, string requestId, OperationTrace? trace, OperationTelemetry? telemetry)
    {
        var output = new JsonOutput();
        output.Raw("{\"data\":null,"u8);
        ErrorsJson.Write(output, [error], requestId);
        RunTelemetry.Record(trace, telemetry, [error]);
        ExtensionsJson.Write(output, trace);
        output.Raw((byte)'}');
        return new OperationResult(OperationStatus.Executed, output) { HasErrors = true };
    }
}
