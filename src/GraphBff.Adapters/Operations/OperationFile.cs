using GraphQLParser.AST;

namespace GraphBff.Adapters.Operations;

/// <summary>One operation that its file offers beyond GraphQL: the document, and what its directives say.</summary>
internal sealed class OperationFile
{
    /// <summary>The file's path, for messages.</summary>
    public required string File { get; init; }

    public required string Name { get; init; }

    /// <summary>The leading comment or the description of the operation; empty for none.</summary>
    public required string Description { get; init; }

    /// <summary>The text that runs, in UTF-8: the file without the directives of the adapters. The engine finds the plan by it.</summary>
    public required byte[] Text { get; init; }

    /// <summary>The parsed document without the directives of the adapters. The schema accepts it.</summary>
    public required GraphQLDocument Document { get; init; }

    public required GraphQLOperationDefinition Operation { get; init; }

    /// <summary>The route; null if REST does not serve the operation.</summary>
    public HttpRoute? Http { get; init; }

    /// <summary>The variable that the body of a request sets (<c>@body</c>); null for none.</summary>
    public string? BodyVariable { get; init; }

    /// <summary>Values of variables for descriptions (<c>@example</c>), by the names of the variables. Each has its variable's type.</summary>
    public required IReadOnlyDictionary<string, GraphQLValue> Examples { get; init; }

    /// <summary>
    /// The fields from the root to the one whose value is the response (<c>@responseBody</c>). By default it is the root field, if there is
    /// only one. Empty for the whole data.
    /// </summary>
    public required IReadOnlyList<GraphQLField> ResponseFields { get; init; }

    /// <summary>What <c>@tool</c> says; null if the operation is no tool.</summary>
    public ToolHints? Tool { get; init; }

    public OperationType Kind => Operation.Operation;

    /// <summary>The name of a field in the response.</summary>
    public static string ResponseName(GraphQLField field) => (field.Alias?.Name ?? field.Name).StringValue;
}
