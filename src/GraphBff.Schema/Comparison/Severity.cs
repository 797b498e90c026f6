namespace GraphBff.Schema.Comparison;

/// <summary>What a change does to clients of the contract, in the order of severity.</summary>
internal enum Severity
{
    /// <summary>Nobody notices.</summary>
    Safe,

    /// <summary>Everything still runs, but may behave in another way.</summary>
    Dangerous,

    /// <summary>What ran before may fail.</summary>
    Breaking,
}
