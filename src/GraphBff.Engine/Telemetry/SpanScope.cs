using System.Diagnostics;

namespace GraphBff.Engine.Telemetry;

/// <summary>Makes the activity current again that was current before. The default value does nothing.</summary>
/// <param name="outer">What was current; null for none.</param>
public readonly struct SpanScope(Activity? outer) : IDisposable
{
    private readonly bool _isEntered = true;

    public void Dispose()
    {
        if (_isEntered)
        {
            Activity.Current = outer;
        }
    }
}
