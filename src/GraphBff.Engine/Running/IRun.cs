namespace GraphBff.Engine.Running;

/// <summary>A run, as its loop and its lifetime see it: something that they can end.</summary>
internal interface IRun
{
    /// <summary>Ends the run with what is there. From any thread.</summary>
    void OnDeadline();

    /// <summary>Ends the run without a result. From any thread.</summary>
    void OnCallerLeft();

    /// <summary>Ends the run with an error. On the loop only.</summary>
    void Break(Exception exception);
}
