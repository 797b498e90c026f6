using GraphQLParser.AST;

namespace GraphBff.Engine.Planning;

/// <summary>A <c>@defer</c> at one place of a plan.</summary>
/// <param name="Index">Its number in the plan.</param>
/// <param name="Directive">Where it stands in the document; a fragment that is spread twice under it counts once.</param>
/// <param name="Label">What the client calls it.</param>
/// <param name="Parent">The <c>@defer</c> around it: nothing of it is told before that one is complete.</param>
internal sealed record DeferUsage(int Index, GraphQLDirective Directive, string? Label, DeferUsage? Parent)
{
    // Each place is one of its own, whatever it looks like.
    public bool Equals(DeferUsage? other) => ReferenceEquals(this, other);

    public override int GetHashCode() => Index;

    public bool IsWithin(DeferUsage other)
    {
        for (var parent = Parent; parent is not null; parent = parent.Parent)
        {
            if (parent == other)
            {
                return true;
            }
        }

        return false;
    }
}
