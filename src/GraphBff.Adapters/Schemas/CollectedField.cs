using GraphQLParser.AST;

namespace GraphBff.Adapters.Schemas;

/// <summary>One member of a selected object: every selection that has its response key.</summary>
internal sealed class CollectedField(string key)
{
    private readonly List<(GraphQLField Field, bool IsConditional)> _selections = [];

    /// <summary>The alias, or else the name.</summary>
    public string Key { get; } = key;

    /// <summary>The field. All selections of one key have the same name and arguments (5.3.2 Field Selection Merging).</summary>
    public GraphQLField Field => _selections[0].Field;

    /// <summary>Whether the member may be missing.</summary>
    public bool IsConditional => _selections.TrueForAll(selection => selection.IsConditional);

    /// <summary>
    /// What is selected below. If the member is there because of another selection, the fields of a conditional one may be missing in it.
    /// </summary>
    public IReadOnlyList<SelectedFields> Below
        => [.. from selection in _selections
               where selection.Field.SelectionSet is not null
               select new SelectedFields(selection.Field.SelectionSet!, selection.IsConditional && _selections.Count > 1)];

    public void Add(GraphQLField field, bool isConditional) => _selections.Add((field, isConditional));
}
