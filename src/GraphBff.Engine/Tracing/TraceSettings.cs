namespace GraphBff.Engine.Tracing;

/// <summary>What a trace keeps, and where it goes.</summary>
public sealed class TraceSettings
{
    /// <summary>Whether the response carries it as <c>extensions.trace</c>.</summary>
    public bool InResponse { get; init; } = true;

    /// <summary>Where it goes once the operation has ended; null for nowhere.</summary>
    public ITraceSink? Sink { get; init; }

    /// <summary>Whether it keeps the document's text, with the literals in it.</summary>
    public bool KeepsDocument { get; init; }

    /// <summary>How many calls it lists, and how many batches. Later ones are only counted.</summary>
    /// <value>At least 0; default 1,000.</value>
    public int MaxCalls { get; init; } = 1000;
}
