namespace GraphBff.Engine.Telemetry;

/// <summary>How an operation ended.</summary>
internal enum OperationOutcome
{
    /// <summary>Without an error.</summary>
    Ok,

    /// <summary>Its responses have errors.</summary>
    Errors,

    /// <summary>It did not run.</summary>
    Refused,

    /// <summary>Its client left.</summary>
    Cancelled,
}

/// <summary>Writes outcomes as attributes.</summary>
internal static class OperationOutcomes
{
    public static string Text(this OperationOutcome outcome) => outcome switch
    {
        OperationOutcome.Ok => "ok",
        OperationOutcome.Errors => "errors",
        OperationOutcome.Refused => "refused",
        _ => "cancelled",
    };
}
