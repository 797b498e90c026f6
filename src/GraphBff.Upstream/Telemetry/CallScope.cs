using System.Diagnostics;

namespace GraphBff.Upstream.Telemetry;

/// <summary>Makes the activity current again that was current before a call. The default value does nothing.</summary>
internal readonly struct CallScope(Activity? outer) : IDisposable
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
