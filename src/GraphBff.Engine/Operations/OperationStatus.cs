namespace GraphBff.Engine.Operations;

/// <summary>How far an operation came; what an HTTP transport needs to choose a status code.</summary>
public enum OperationStatus
{
    /// <summary>The operation ran: the body has <c>data</c>, and <c>errors</c> where fields failed.</summary>
    Executed,

    /// <summary>It did not begin: the body has <c>errors</c> only (validation, limits, variables).</summary>
    RequestError,

    /// <summary>The document is no GraphQL: the body has <c>errors</c> only.</summary>
    ParseError,

    /// <summary>It is not a query and only queries may run here.</summary>
    NotAllowed,
}
