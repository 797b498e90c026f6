namespace GraphBff.Engine.Running;

/// <summary>A run that its loop and its lifetime can end.</summary>
internal interface IRun
{
    /// <summary>Ends the run with the results that it has so far. Callable from any thread.</summary>
    void OnDeadline();

    /// <summary>Ends the run without a result. Callable from any thread.</summary>
    void OnCallerLeft();

    /// <summary>Ends the run with an error. Call it on the loop only.</summary>
    void Break(Exception exception);
}
