using GraphBff.Engine.Errors;
using GraphBff.Engine.Inputs;

namespace GraphBff.Engine.Planning;

/// <summary>A <c>@stream</c> on a list.</summary>
/// <param name="Label">What the client calls it.</param>
/// <param name="InitialCount">How many items come with the list, where the document says so.</param>
/// <param name="Variable">The variable that says so instead.</param>
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
