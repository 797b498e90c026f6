using GraphBff.Engine.Errors;
using GraphBff.Engine.Limits;
using GraphQLParser.AST;
using GraphQLParser.Visitors;

namespace GraphBff.Engine.Planning;

/// <summary>Finds the variables that an operation's @skip, @include, @defer and @stream depend on.</summary>
internal sealed class ConditionVariables : ASTVisitor<ConditionVariables.Context>
{
    private const int Max = 64;

    private static readonly ConditionVariables Visitor = new();

    private ConditionVariables()
    {
    }

    /// <exception cref="GraphException">There are more than 64.</exception>
    public static Context In(GraphQLDocument document, GraphQLOperationDefinition operation)
    {
        var context = new Context();
        foreach (var definition in document.Definitions)
        {
            if (ReferenceEquals(definition, operation) || definition is GraphQLFragmentDefinition)
            {
                // The visit completes synchronously: the visitor does no I/O.
                var visit = Visitor.VisitAsync(definition, context);
                System.Diagnostics.Debug.Assert(visit.IsCompletedSuccessfully, "The visitor does no I/O.");
            }
        }

        return context.Names.Count <= Max
            ? context
            : throw new GraphException(LimitCodes.ConditionVariables, $"@skip and @include depend on more than {Max} variables.");
    }

    public override ValueTask VisitAsync(ASTNode? node, Context context)
    {
        context.Nodes++;
        return base.VisitAsync(node, context);
    }

    protected override ValueTask VisitDirectiveAsync(GraphQLDirective directive, Context context)
    {
        var isLate = directive.Name.Value == "defer" || directive.Name.Value == "stream";
        context.IsIncremental |= isLate;
        if (isLate || directive.Name.Value == "skip" || directive.Name.Value == "include")
        {
            // The initialCount of a @stream is no condition, but null is an error for it.
            Add(directive, "if", context);
            Add(directive, "initialCount", context);
        }

        return default;
    }

    private static void Add(GraphQLDirective directive, string argument, Context context)
    {
        if (directive.Arguments?.ValueFor(argument) is GraphQLVariable variable)
        {
            context.Names.Add(variable.Name.StringValue);
        }
    }

    internal sealed class Context : IASTVisitorContext
    {
        public SortedSet<string> Names { get; } = new(StringComparer.Ordinal);

        /// <summary>Whether the document has a @defer or @stream.</summary>
        public bool IsIncremental { get; set; }

        /// <summary>The number of nodes in the document, without other operations.</summary>
        public int Nodes { get; set; }

        public CancellationToken CancellationToken => default;
    }
}
