using GraphQLParser.AST;

namespace GraphBff.Adapters.Operations;

/// <summary>The directives of the adapters in one operation file, in the order of the text.</summary>
internal sealed class DirectiveUses
{
    private readonly List<GraphQLDirective> _all = [];
    private readonly Dictionary<string, GraphQLDirective> _examples = [];

    private DirectiveUses()
    {
    }

    public GraphQLDirective? Http { get; private set; }

    public GraphQLDirective? Tool { get; private set; }

    /// <summary>The variable with <c>@body</c>.</summary>
    public string? BodyVariable { get; private set; }

    /// <summary>The uses of <c>@example</c> by the names of the variables.</summary>
    public IReadOnlyDictionary<string, GraphQLDirective> Examples => _examples;

    /// <summary>The names in the response from the root to the field with <c>@responseBody</c>.</summary>
    public IReadOnlyList<string>? ResponsePath { get; private set; }

    public IReadOnlyList<GraphQLDirective> All => _all;

    /// <exception cref="DirectiveException">A directive stands twice, or where it means nothing.</exception>
    public static DirectiveUses Of(GraphQLDocument document, GraphQLOperationDefinition operation)
    {
        var uses = new DirectiveUses();
        foreach (var directive in Of(operation.Directives))
        {
            uses.AddOfOperation(directive);
        }

        foreach (var variable in operation.Variables?.Items ?? [])
        {
            foreach (var directive in Of(variable.Directives))
            {
                uses.AddOfVariable(directive, variable);
            }
        }

        uses.AddOfFields(operation.SelectionSet, []);
        foreach (var fragment in document.Definitions.OfType<GraphQLFragmentDefinition>())
        {
            RefuseIn(fragment);
        }

        uses._all.Sort((left, right) => left.Location.Start.CompareTo(right.Location.Start));
        return uses;
    }

    private void AddOfOperation(GraphQLDirective directive)
    {
        switch (directive.Name.StringValue)
        {
            case AdapterDirectives.Http when Http is null:
                Http = directive;
                break;
            case AdapterDirectives.Tool when Tool is null:
                Tool = directive;
                break;
            default:
                throw Misplaced(directive);
        }

        _all.Add(directive);
    }

    private void AddOfVariable(GraphQLDirective directive, GraphQLVariableDefinition variable)
    {
        var name = variable.Variable.Name.StringValue;
        switch (directive.Name.StringValue)
        {
            case AdapterDirectives.Body when BodyVariable is null:
                BodyVariable = name;
                break;
            case AdapterDirectives.Example when _examples.TryAdd(name, directive):
                break;
            default:
                throw Misplaced(directive);
        }

        _all.Add(directive);
    }

    private void AddOfFields(GraphQLSelectionSet? selections, IReadOnlyList<string> path)
    {
        foreach (var selection in selections?.Selections ?? [])
        {
            if (selection is not GraphQLField field)
            {
                RefuseIn(selection);
                continue;
            }

            IReadOnlyList<string> names = [.. path, OperationFile.ResponseName(field)];
            foreach (var directive in Of(field.Directives))
            {
                if (directive.Name.Value != AdapterDirectives.ResponseBody || ResponsePath is not null)
                {
                    throw Misplaced(directive);
                }

                ResponsePath = names;
                _all.Add(directive);
            }

            AddOfFields(field.SelectionSet, names);
        }
    }

    // A fragment has no fixed place in the response.
    private static void RefuseIn(ASTNode? node)
    {
        if (node is IHasDirectivesNode owner && Of(owner.Directives).FirstOrDefault() is { } directive)
        {
            throw Misplaced(directive);
        }

        var selections = node as GraphQLSelectionSet ?? (node as IHasSelectionSetNode)?.SelectionSet;
        foreach (var selection in selections?.Selections ?? [])
        {
            RefuseIn(selection);
        }
    }

    private static IEnumerable<GraphQLDirective> Of(GraphQLDirectives? directives)
        => directives?.Items.Where(directive => AdapterDirectives.Has(directive.Name.StringValue)) ?? [];

    private static DirectiveException Misplaced(GraphQLDirective directive)
        => new(directive, $"@{directive.Name.StringValue} stands where it means nothing, or twice.");
}
