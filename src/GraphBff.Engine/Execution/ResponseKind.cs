namespace GraphBff.Engine.Execution;

/// <summary>How many responses an operation has.</summary>
public enum ResponseKind
{
    /// <summary>One response: of a query or mutation, or the errors of an operation that did not start.</summary>
    Single,

    /// <summary>One response for each event, until the source ends or the client leaves.</summary>
    Subscription,

    /// <summary>A first response, and later ones with the deferred parts.</summary>
    Incremental,
}
