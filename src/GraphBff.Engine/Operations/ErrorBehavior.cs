namespace GraphBff.Engine.Operations;

/// <summary>
/// What an error in a non-null field does to the data. A request chooses it by <c>onError</c>, a proposal of the GraphQL working group
/// (graphql/graphql-spec, pull request 1163).
/// </summary>
public enum ErrorBehavior
{
    /// <summary>The nearest nullable field around it becomes null (GraphQL specification, 6.4.4). This is the default.</summary>
    Propagate,

    /// <summary>Only the field itself becomes null. The client tells it from other nulls by the path of the error.</summary>
    Null,

    /// <summary>The first error ends the operation: the data is null, and that error is the only one.</summary>
    Halt,
}
