namespace GraphBff.Engine.Execution;

/// <summary>How many responses an operation has.</summary>
public enum ResponseKind
{
    /// <summary>One: of a query or a mutation, or the errors of what did not begin.</summary>
    Single,

    /// <summary>One for each event, for as long as the client stays.</summary>
    Subscription,

    /// <summary>A first one, and later ones with what was deferred.</summary>
    Incremental,
}
