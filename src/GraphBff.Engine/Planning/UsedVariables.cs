using GraphQLParser;
using GraphQLParser.AST;
using GraphQLParser.Visitors;

namespace GraphBff.Engine.Planning;

/// <summary>The variables that some fields of an operation use, in their fragments too.</summary>
internal sealed class UsedVariables : ASTVisitor<UsedVariables.Context>
{
    private static readonly UsedVariables Visitor = new();

    private UsedVariables()
    {
    }

    public static HashSet<ROM> Of(IEnumerable<GraphQLField> fields, GraphQLDocument document)
    {
        var context = new Context(document);
        foreach (var field in fields)
        {
            var visit = Visitor.VisitAsync(field, context);
            System.Diagnostics.Debug.Assert(visit.IsCompletedSuccessfully, "The visitor does no I/O.");
        }

        return context.Names;
    }

    protected override ValueTask VisitVariableAsync(GraphQLVariable variable, Context context)
    {
        context.Names.Add(variable.Name.Value);
        return default;
    }

    protected override async ValueTask VisitFragmentSpreadAsync(GraphQLFragmentSpread fragmentSpread, Context context)
    {
        await base.VisitFragmentSpreadAsync(fragmentSpread, context).ConfigureAwait(false);
        var name = fragmentSpread.FragmentName.Name.Value;
        if (context.Fragments.Add(name) && context.Document.FindFragmentDefinition(name) is { } fragment)
        {
            await VisitAsync(fragment, context).ConfigureAwait(false);
        }
    }

    internal sealed class Context(GraphQLDocument document) : IASTVisitorContext
    {
        public GraphQLDocument Document { get; } = document;

        public HashSet<ROM> Names { get; } = [];

        public HashSet<ROM> Fragments { get; } = [];

        public CancellationToken CancellationToken => default;
    }
}
