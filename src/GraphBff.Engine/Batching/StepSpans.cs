using GraphBff.Engine.Operations;

namespace GraphBff.Engine.Batching;

/// <summary>
/// Finds out which batches a batch's keys came from, if the operation's span is recorded: those of the step above the one that asks. It
/// flows with the step's asynchronous code.
/// </summary>
/// <param name="above">The nearest step above that asked for keys; null for none.</param>
internal sealed class StepSpans(StepSpans? above)
{
    private static readonly AsyncLocal<StepSpans?> Ambient = new();

    private readonly List<LoaderBatch> _batches = [];

    /// <summary>This step if it asked for keys, or the nearest one above that did.</summary>
    public StepSpans? Nearest => _batches.Count > 0 ? this : above;

    /// <summary>The step that the calling code runs for; null for none, or if nothing is recorded.</summary>
    public static StepSpans? Of(OperationContext operation) => operation.Telemetry is { IsTraced: true } ? Ambient.Value : null;

    /// <summary>Runs code for this step.</summary>
    public void Run(Action code)
    {
        var outer = Ambient.Value;
        Ambient.Value = this;
        try
        {
            code();
        }
        finally
        {
            Ambient.Value = outer;
        }
    }

    /// <summary>Notes that the step asked for a key of a batch.</summary>
    public void Ask(LoaderBatch batch)
    {
        if (_batches.Contains(batch))
        {
            return;
        }

        _batches.Add(batch);
        foreach (var earlier in above?._batches ?? [])
        {
            batch.Follow(earlier);
        }
    }
}
