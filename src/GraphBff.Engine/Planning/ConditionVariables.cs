using GraphBff.Engine.Errors;
using GraphBff.Engine.Limits;
using GraphQLParser.AST;
using GraphQLParser.Visitors;

namespace GraphBff.Engine.Planning;

/// <summary>The variables that @skip and @include of an operation depend on.</summary>
internal sealed class ConditionVariables : ASTVisitor<ConditionVariables.Context>
{
    private const int Max = 64;

    private static readonly ConditionVariables Visitor = new();

    private ConditionVariables()
    {
    }

    /// <exception cref="GraphException">There are more than 64.</exception>
    public static string[] In(GraphQLDocument document, GraphQLOperationDefinition operation)
    {
        var context = new Context();
        foreach (var definition in document.Definitions)
        {
            if (ReferenceEquals(definition, operation) || definition is GraphQLFragmentDefinition)
            {
                // No await below ever waits: the visitor only reads.
                var visit = Visitor.VisitAsync(definition, context);
                System.Diagnostics.Debug.Assert(visit.IsCompletedSuccessfully, "The visitor does no I/O.");
            }
        }

        return context.Names.Count <= Max
            ? [.. context.Names]
            : throw new GraphException(LimitCodes.ConditionVariables, $"@skip and @include depend on more than {Max} variables.");
    }

    protected override ValueTask VisitDirectiveAsync(GraphQLDirective directive, Context context)
    {
        if ((directive.Name.Value == "skip" || directive.Name.Value == "include") && directive.Arguments?[0].Value is GraphQLVariable variable)
        {
            context.Names.Add(variable.Name.StringValue);
        }

        return default;
    }

    internal sealed class Context : IASTVisitorContext
    {
        public SortedSet<string> Names { get; } = new(StringComparer.Ordinal);

        public CancellationToken CancellationToken => default;
    }
}
