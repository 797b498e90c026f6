using GraphBff.Engine.Errors;
using GraphBff.Engine.Inputs;

namespace GraphBff.Engine.Planning;

/// <summary>A <c>@stream</c> on a list.</summary>
/// <param name="Label">The client's name for it.</param>
/// <param name="InitialCount">How many items the list delivers at once, if the document has a literal.</param>
/// <param name="Variable">The variable for that number; null for a literal.</param>
internal sealed record StreamUsage(string? Label, int InitialCount, string? Variable)
{
    public int CountOf(VariableValues variables)
        => Variable is not null && variables.TryGet(Variable, out var value) && value is int count ? count : InitialCount;

    /// <exception cref="GraphException">The count is negative.</exception>
    public void Check(VariableValues variables)
    {
        if (CountOf(variables) < 0)
        {
            throw new GraphException(ErrorCodes.BadUserInput, "'initialCount' of @stream must not be negative.");
        }
    }
}
