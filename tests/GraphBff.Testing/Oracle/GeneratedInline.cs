using System.Text;

namespace GraphBff.Testing.Oracle;

/// <summary>An inline fragment.</summary>
internal sealed class GeneratedInline(string? type) : GeneratedSelection
{
    public override void Print(StringBuilder text)
    {
        text.Append(type is null ? "..." : $"... on {type}").Append(Directives);
        PrintSet(text, Children!);
    }
}
