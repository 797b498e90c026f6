using System.Text;

namespace GraphBff.Testing.Oracle;

/// <summary>A field with its alias and arguments as text.</summary>
internal sealed class GeneratedField(string? alias, string name, string arguments) : GeneratedSelection
{
    public string? Alias { get; set; } = alias;

    public override void Print(StringBuilder text)
    {
        if (Alias is not null)
        {
            text.Append(Alias).Append(": ");
        }

        text.Append(name).Append(arguments).Append(Directives);
        if (Children is not null)
        {
            PrintSet(text, Children);
        }
    }
}
