namespace GraphBff.Engine.Execution;

/// <summary>Steps whose results are needed together. Touched on the request's loop only.</summary>
internal abstract class StepScope
{
    private int _running;

    /// <summary>Whether no step of the scope is under way.</summary>
    protected bool IsIdle => _running == 0;

    /// <summary>Counts a step that starts, or holds the scope open while steps are being started.</summary>
    public void Hold() => _running++;

    /// <summary>Undoes a <see cref="Hold"/>, and says when nothing is under way any more.</summary>
    public void Release()
    {
        if (--_running == 0)
        {
            OnIdle();
        }
    }

    /// <summary>Undoes a <see cref="Hold"/> of who looks himself whether anything is under way.</summary>
    protected void ReleaseQuietly() => _running--;

    protected abstract void OnIdle();
}
