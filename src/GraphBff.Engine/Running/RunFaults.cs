namespace GraphBff.Engine.Running;

/// <summary>Decides which exceptions end the run. All others fail only the field that threw them.</summary>
internal static class RunFaults
{
    /// <summary>
    /// Whether the exception ends the run. Either the run exceeds its account, or the process lacks memory or stack, which the next field
    /// needs too, or the state of the process is in doubt. An inner exception counts too, as when it made a call to a service fail.
    /// </summary>
    public static bool Ends(Exception exception) => exception
        is RunEndedException
        or OutOfMemoryException
        or InsufficientExecutionStackException
        or StackOverflowException
        or AccessViolationException
        or InvalidProgramException
        or BadImageFormatException
        || (exception is AggregateException several
            ? several.InnerExceptions.Any(Ends)
            : exception.InnerException is { } cause && Ends(cause));
}
