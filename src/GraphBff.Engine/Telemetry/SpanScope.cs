using System.Diagnostics;

namespace GraphBff.Engine.Telemetry;

/// <summary>
/// While it is not disposed, a span is current: its context goes to the calls that begin. The default value does nothing.
/// </summary>
internal readonly struct SpanScope : IDisposable
{
    private readonly Activity? _outer;
    private readonly bool _isEntered;

    public SpanScope(Activity span)
    {
        _outer = Activity.Current;
        _isEntered = true;
        Activity.Current = span;
    }

    public void Dispose()
    {
        if (_isEntered)
        {
            Activity.Current = _outer;
        }
    }
}
