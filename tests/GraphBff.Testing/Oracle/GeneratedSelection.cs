using System.Text;

namespace GraphBff.Testing.Oracle;

/// <summary>A selection of a generated operation. It is mutable, since shrinking removes parts and puts them back.</summary>
internal abstract class GeneratedSelection
{
    /// <summary>@skip, @include, @defer and @stream as text, or empty.</summary>
    public string Directives { get; set; } = "";

    /// <summary>The selections below; null if it has none.</summary>
    public List<GeneratedSelection>? Children { get; init; }

    public abstract void Print(StringBuilder text);

    public static void PrintSet(StringBuilder text, List<GeneratedSelection> selections)
    {
        text.Append(" {");
        foreach (var selection in selections)
        {
            text.Append(' ');
            selection.Print(text);
        }

        text.Append(selections.Count == 0 ? " __typename }" : " }");
    }
}
