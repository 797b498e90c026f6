namespace GraphBff.Hosting.Warming;

/// <summary>Whether the first client would be served as fast as later ones.</summary>
/// <param name="isDone">True if nothing warms the process up.</param>
internal sealed class WarmUpState(bool isDone)
{
    private volatile bool _isDone = isDone;

    /// <summary>Whether the warm-up has ended, however it ended. Once true, it stays true.</summary>
    public bool IsDone => _isDone;

    public void Complete() => _isDone = true;
}
