using System.Text;

namespace GraphBff.Testing.Oracle;

/// <summary>An operation with its fragments and variables. Unused ones are not printed.</summary>
public sealed class GeneratedOperation
{
    internal GeneratedOperation(string kind, List<GeneratedSelection> roots, List<GeneratedVariable> variables)
    {
        Kind = kind;
        Roots = roots;
        Variables = variables;
    }

    /// <summary>Whether its root fields run one after the other.</summary>
    public bool IsMutation => Kind == "mutation";

    internal string Kind { get; }

    internal List<GeneratedSelection> Roots { get; }

    internal List<GeneratedVariable> Variables { get; }

    /// <summary>The document.</summary>
    public string Query
    {
        get
        {
            var body = new StringBuilder();
            GeneratedSelection.PrintSet(body, Roots);
            foreach (var fragment in Fragments())
            {
                body.Append("\nfragment ").Append(fragment.Name).Append(" on ").Append(fragment.Type);
                GeneratedSelection.PrintSet(body, fragment.Selections);
            }

            var text = body.ToString();
            var used = Variables.Where(variable => IsUsed(variable, text)).ToArray();
            var head = new StringBuilder(Kind).Append(" Q");
            if (used.Length > 0)
            {
                head.Append('(').AppendJoin(", ", used.Select(Define)).Append(')');
            }

            return head.Append(text).ToString();
        }
    }

    /// <summary>The variables' values as JSON.</summary>
    public string VariablesJson
    {
        get
        {
            var given = Variables.Where(variable => variable.Json is not null).Select(variable => $"\"{variable.Name}\":{variable.Json}");
            return $"{{{string.Join(',', given)}}}";
        }
    }

    public override string ToString() => $"{Query}\nvariables {VariablesJson}";

    /// <summary>Every list of selections in the operation.</summary>
    internal List<List<GeneratedSelection>> Sets()
    {
        var sets = new List<List<GeneratedSelection>>();
        AddSets(Roots, sets);
        foreach (var fragment in Fragments())
        {
            AddSets(fragment.Selections, sets);
        }

        return sets;
    }

    private static void AddSets(List<GeneratedSelection> set, List<List<GeneratedSelection>> sets)
    {
        sets.Add(set);
        foreach (var selection in set)
        {
            if (selection.Children is { } children)
            {
                AddSets(children, sets);
            }
        }
    }

    // Names end in an underscore, so that none is a prefix of another.
    private static bool IsUsed(GeneratedVariable variable, string text) => text.Contains($"${variable.Name}", StringComparison.Ordinal);

    private static string Define(GeneratedVariable variable)
        => variable.Default is null ? $"${variable.Name}: {variable.Type}" : $"${variable.Name}: {variable.Type} = {variable.Default}";

    private List<GeneratedFragment> Fragments()
    {
        var found = new List<GeneratedFragment>();
        Collect(Roots);
        return found;

        void Collect(List<GeneratedSelection> set)
        {
            foreach (var selection in set)
            {
                if (selection is GeneratedSpread { Fragment: var fragment } && !found.Contains(fragment))
                {
                    found.Add(fragment);
                    Collect(fragment.Selections);
                }
                else if (selection.Children is { } children)
                {
                    Collect(children);
                }
            }
        }
    }
}
