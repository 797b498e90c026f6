namespace GraphBff.Engine.Execution;

/// <summary>Steps whose results are needed together. Only the request's loop uses it.</summary>
internal abstract class StepScope
{
    private int _running;

    /// <summary>Whether no step of the scope is running.</summary>
    protected bool IsIdle => _running == 0;

    /// <summary>Counts a step that starts, or holds the scope open while steps are being started.</summary>
    public void Hold() => _running++;

    /// <summary>Undoes a <see cref="Hold"/>, and calls <see cref="OnIdle"/> when nothing is running any more.</summary>
    public void Release()
    {
        if (--_running == 0)
        {
            OnIdle();
        }
    }

    /// <summary>Undoes a <see cref="Hold"/> whose owner checks itself whether anything is running.</summary>
    protected void ReleaseQuietly() => _running--;

    protected abstract void OnIdle();
}
