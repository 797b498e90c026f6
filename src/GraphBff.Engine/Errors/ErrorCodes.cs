namespace GraphBff.Engine.Errors;

/// <summary>
/// Every <c>extensions.code</c> of the engine, except those in <see cref="Limits.LimitCodes"/>. The README of GraphBff.Upstream lists the
/// codes of failed calls.
/// </summary>
public static class ErrorCodes
{
    /// <summary>The request is not a GraphQL request: broken JSON, no query, a wrong type of a parameter.</summary>
    public const string BadRequest = "BAD_REQUEST";

    /// <summary>The document does not parse.</summary>
    public const string SyntaxError = "GRAPHQL_PARSE_FAILED";

    /// <summary>The document is not valid against the schema.</summary>
    public const string ValidationFailed = "GRAPHQL_VALIDATION_FAILED";

    /// <summary>No operation of the given name, or several operations and no name.</summary>
    public const string OperationNotFound = "OPERATION_NOT_FOUND";

    /// <summary>The transport does not serve this kind of operation (a mutation by GET).</summary>
    public const string OperationNotAllowed = "OPERATION_NOT_ALLOWED";

    /// <summary>A variable or an argument has a value that its type does not accept.</summary>
    public const string BadUserInput = "BAD_USER_INPUT";

    /// <summary>Not a global id, or a global id of another type.</summary>
    public const string BadId = "BAD_ID";

    /// <summary>A representation without an entity type of this graph, or without a key of that type.</summary>
    public const string BadRepresentation = "BAD_REPRESENTATION";

    /// <summary>Not a cursor, or a cursor of another field or other filters.</summary>
    public const string BadCursor = "BAD_CURSOR";

    /// <summary>A cursor whose page token the service no longer accepts: start again without <c>after</c>.</summary>
    public const string CursorExpired = "CURSOR_EXPIRED";

    /// <summary>A non-null field had no value.</summary>
    public const string NullInNonNull = "NULL_IN_NON_NULL";

    /// <summary>The object does not exist.</summary>
    public const string NotFound = "NOT_FOUND";

    /// <summary>Another object has what must be unique.</summary>
    public const string AlreadyExists = "ALREADY_EXISTS";

    /// <summary>It is not possible in the current state.</summary>
    public const string FailedPrecondition = "FAILED_PRECONDITION";

    /// <summary>The request's time budget ran out.</summary>
    public const string DeadlineExceeded = "DEADLINE_EXCEEDED";

    /// <summary>A fault of the server; the log has the cause under the request id.</summary>
    public const string Internal = "INTERNAL";
}
