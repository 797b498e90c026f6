namespace GraphBff.Engine.Running;

/// <summary>Which exceptions end the run. All others fail the field that they come up in, and the rest of the response stands.</summary>
internal static class RunFaults
{
    /// <summary>
    /// Whether the exception ends the run: the run's own account does not let it go on, or the process is short of what the next field
    /// needs as well (memory, stack), or its state is in doubt. Also where a call to a service failed of it.
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
