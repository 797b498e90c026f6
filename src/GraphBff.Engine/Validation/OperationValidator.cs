using GraphBff.Engine.Errors;
using GraphQL.Types;
using GraphQL.Validation;
using GraphQLParser.AST;

namespace GraphBff.Engine.Validation;

/// <summary>
/// Validates a whole document (GraphQL specification, 5 Validation), without variables: their values come with each request,
/// the plan is made once. The document must have passed the guard.
/// </summary>
internal sealed class OperationValidator(ISchema schema)
{
    /// <summary>After this many errors the rest is not looked at.</summary>
    public const int MaxErrors = 50;

    /// <summary>What is wrong with the document; empty for a good one.</summary>
    public List<GraphError> Validate(GraphQLDocument document)
    {
        ValidationContext context = new()
        {
            TypeInfo = new TypeInfo(schema),
            Schema = schema,
            Document = document,
            UserContext = new Dictionary<string, object?>(),
        };
        return ValidateAsync(context).AsTask().GetAwaiter().GetResult();
    }

    private static async ValueTask<List<GraphError>> ValidateAsync(ValidationContext context)
    {
        List<INodeVisitor> visitors = [context.TypeInfo];
        foreach (var rule in DocumentValidator.CoreRules)
        {
            if (await rule.GetPreNodeVisitorAsync(context).ConfigureAwait(false) is { } visitor)
            {
                visitors.Add(visitor);
            }
        }

        await new BasicVisitor(visitors).VisitAsync(context.Document, new BasicVisitor.State(context)).ConfigureAwait(false);
        return [.. context.Errors.Take(MaxErrors).Select(error => new GraphError(ErrorCodes.ValidationFailed, error.Message)
        {
            Locations = [.. (error.Locations ?? []).Select(location => new SourceLocation(location.Line, location.Column))],
        })];
    }
}
