using GraphQLParser.AST;

namespace GraphBff.Engine.Planning;

/// <summary>A <c>@defer</c> at one place in a plan.</summary>
/// <param name="Index">Its number in the plan.</param>
/// <param name="Directive">The directive in the document. A fragment that is spread twice under it counts once.</param>
/// <param name="Label">The client's name for it.</param>
/// <param name="Parent">The <c>@defer</c> around it. The client learns of this one only when the parent is complete.</param>
internal sealed record DeferUsage(int Index, GraphQLDirective Directive, string? Label, DeferUsage? Parent)
{
    // Two places are never equal, even with equal properties.
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
