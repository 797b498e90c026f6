using GraphBff.Engine.Errors;
using GraphQLParser;
using GraphQLParser.AST;

namespace GraphBff.Engine.Limits;

/// <summary>
/// Checks a parsed document against the limits before validation. Validation may take more than linear time in what they limit. The guard
/// walks no fragment twice until it knows that the totals are small.
/// </summary>
internal sealed class DocumentGuard(LimitOptions limits)
{
    // Validation walks every definition with its fragments expanded. A nested fragment counts once for each level above it. So a normal
    // document comes to a few times its largest operation.
    private const int AllDefinitions = 10;

    /// <summary>What is wrong with the document; null if it keeps the limits.</summary>
    public GraphError? Check(GraphQLDocument document)
    {
        if (document.Definitions.Count > limits.Definitions)
        {
            return LimitErrors.Exceeded(
                LimitCodes.Definitions, $"The document has more than {limits.Definitions} operations and fragments.");
        }

        FragmentGraph graph = new(document);
        return CheckText(graph)
            ?? graph.Order(document.Source, out var ordered)
            ?? CheckTotals(graph, ordered, document.Source)
            ?? CheckKeys(graph, document.Source);
    }

    private static SourceLocation At(DefinitionFacts facts, ROM source) => SourceLocations.At(source, facts.Definition.Location.Start);

    private GraphError? CheckText(FragmentGraph graph)
    {
        if (graph.Definitions.Sum(facts => facts.Directives) > limits.Directives)
        {
            return LimitErrors.Exceeded(LimitCodes.Directives, $"The document has more than {limits.Directives} directives.");
        }

        if (graph.Definitions.Sum(facts => facts.Variables) > limits.Variables)
        {
            return LimitErrors.Exceeded(LimitCodes.Variables, $"The document defines more than {limits.Variables} variables.");
        }

        return graph.Definitions.Sum(facts => facts.ConditionVariables.Count) > limits.ConditionVariables
            && graph.Definitions.Exists(facts => graph.CountConditionVariables(facts) > limits.ConditionVariables)
                ? LimitErrors.Exceeded(
                    LimitCodes.ConditionVariables,
                    $"An operation uses more than {limits.ConditionVariables} variables in @skip and @include.")
                : null;
    }

    private GraphError? CheckTotals(FragmentGraph graph, List<DefinitionFacts> ordered, ROM source)
    {
        SelectionCounter counter = new(graph);
        var all = SelectionTotals.None;
        foreach (var facts in ordered)
        {
            facts.Totals = counter.Count(facts.SelectionSet);
            all = all.And(facts.Totals);
            if (CheckTotals(facts, source) is { } error)
            {
                return error;
            }
        }

        return all.Fields + all.Spreads > (long)AllDefinitions * (limits.Fields + limits.FragmentSpreads)
            ? LimitErrors.Exceeded(
                LimitCodes.Fields, $"The document's definitions together expand to more than {AllDefinitions} times what one may.")
            : null;
    }

    private GraphError? CheckTotals(DefinitionFacts facts, ROM source)
    {
        var totals = facts.Totals;
        var isOperation = facts.Definition is GraphQLOperationDefinition;

        // A fragment may be for introspection only. That is known only where it is spread.
        var depth = isOperation ? limits.Depth : Math.Max(limits.Depth, limits.IntrospectionDepth);
        var fields = isOperation ? limits.Fields : Math.Max(limits.Fields, limits.IntrospectionFields);
        return Check(totals.Nesting, limits.Nesting, LimitCodes.Nesting, "selections above one another")
            ?? Check(totals.Depth, depth, LimitCodes.Depth, "fields above one another")
            ?? Check(totals.Fields, fields, LimitCodes.Fields, "fields")
            ?? Check(isOperation ? totals.RootFields : 0, limits.RootFields, LimitCodes.RootFields, "fields at its root")
            ?? Check(totals.Aliases, limits.Aliases, LimitCodes.Aliases, "aliases")
            ?? Check(totals.Spreads, limits.FragmentSpreads, LimitCodes.FragmentSpreads, "fragment spreads and inline fragments")
            ?? Check(totals.IntrospectionDepth, limits.IntrospectionDepth, LimitCodes.IntrospectionDepth, "introspection levels")
            ?? Check(totals.IntrospectionFields, limits.IntrospectionFields, LimitCodes.IntrospectionFields, "introspection fields");

        GraphError? Check(long actual, int limit, string code, string what)
        {
            var subject = isOperation ? "The operation" : "The fragment";
            return actual > limit
                ? LimitErrors.Exceeded(code, $"{subject} has more than {limit} {what}, fragments expanded.", At(facts, source))
                : null;
        }
    }

    private GraphError? CheckKeys(FragmentGraph graph, ROM source)
    {
        KeyCounter counter = new(graph, limits.EqualKeys);
        foreach (var facts in graph.Definitions)
        {
            if (counter.FindExcess(facts.SelectionSet) is { } key)
            {
                var message = $"More than {limits.EqualKeys} fields have the response key \"{key}\" in one place.";
                return LimitErrors.Exceeded(LimitCodes.EqualKeys, message, At(facts, source));
            }
        }

        return null;
    }
}
