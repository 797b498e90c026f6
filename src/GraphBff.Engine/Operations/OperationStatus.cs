namespace GraphBff.Engine.Operations;

/// <summary>How far an operation got. An HTTP transport chooses its status code by it.</summary>
public enum OperationStatus
{
    /// <summary>The operation ran: the body has <c>data</c>, and <c>errors</c> if fields failed.</summary>
    Executed,

    /// <summary>It did not begin: the body has <c>errors</c> only (validation, limits, variables).</summary>
    RequestError,

    /// <summary>The document does not parse: the body has <c>errors</c> only.</summary>
    ParseError,

    /// <summary>It is a mutation, and the request may not run one.</summary>
    NotAllowed,
}
