namespace GraphBff.Schema.Comparison;

/// <summary>The effect of a change on clients of the contract, in ascending order.</summary>
internal enum Severity
{
    /// <summary>No client notices.</summary>
    Safe,

    /// <summary>Everything still runs, but may behave differently.</summary>
    Dangerous,

    /// <summary>Operations that ran before may fail.</summary>
    Breaking,
}
