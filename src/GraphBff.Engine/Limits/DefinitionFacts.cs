using GraphQLParser.AST;

namespace GraphBff.Engine.Limits;

/// <summary>What one operation or fragment contains, with its fragments not expanded.</summary>
internal sealed class DefinitionFacts(ASTNode definition)
{
    public ASTNode Definition { get; } = definition;

    public GraphQLSelectionSet SelectionSet { get; } = ((IHasSelectionSetNode)definition).SelectionSet!;

    public List<GraphQLFragmentSpread> Spreads { get; } = [];

    public HashSet<string> ConditionVariables { get; } = [];

    public int Directives { get; private set; }

    public int Variables { get; private set; }

    /// <summary>Set once the totals of all its fragments are known.</summary>
    public SelectionTotals Totals { get; set; }

    public static DefinitionFacts Of(ASTNode definition)
    {
        DefinitionFacts facts = new(definition);
        facts.Add(((IHasDirectivesNode)definition).Directives);
        facts.Add((definition as GraphQLOperationDefinition)?.Variables);
        facts.Add(facts.SelectionSet);
        return facts;
    }

    private void Add(GraphQLVariablesDefinition? variables)
    {
        foreach (var variable in variables?.Items ?? [])
        {
            Variables++;
            Add(variable.Directives);
        }
    }

    private void Add(GraphQLSelectionSet? selectionSet)
    {
        foreach (var selection in selectionSet?.Selections ?? [])
        {
            Add(((IHasDirectivesNode)selection).Directives);
            if (selection is GraphQLFragmentSpread spread)
            {
                Spreads.Add(spread);
            }
            else
            {
                Add(((IHasSelectionSetNode)selection).SelectionSet);
            }
        }
    }

    private void Add(GraphQLDirectives? directives)
    {
        foreach (var directive in directives?.Items ?? [])
        {
            Directives++;
            if (directive.Name.Value == "skip" || directive.Name.Value == "include")
            {
                if (directive.Arguments?.ValueFor("if") is GraphQLVariable variable)
                {
                    ConditionVariables.Add(variable.Name.StringValue);
                }
            }
        }
    }
}
