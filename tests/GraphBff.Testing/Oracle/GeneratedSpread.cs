using System.Text;

namespace GraphBff.Testing.Oracle;

/// <summary>A spread of one of the operation's fragments.</summary>
internal sealed class GeneratedSpread(GeneratedFragment fragment) : GeneratedSelection
{
    public GeneratedFragment Fragment { get; } = fragment;

    public override void Print(StringBuilder text) => text.Append("...").Append(Fragment.Name).Append(Directives);
}
