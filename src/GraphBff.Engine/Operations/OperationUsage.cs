namespace GraphBff.Engine.Operations;

/// <summary>
/// What an operation uses of the schema. Made once for each cached operation, so that equal operations mostly share one object; compared
/// by reference.
/// </summary>
/// <param name="coordinates">See <see cref="Coordinates"/>.</param>
public sealed class OperationUsage(IReadOnlyList<string> coordinates)
{
    /// <summary>
    /// Schema coordinates, sorted, each once, whatever <c>@skip</c> and <c>@include</c> decide: <c>Order.total</c>,
    /// <c>Query.orders(first:)</c> for an argument that is given, <c>MoneyInput.units</c> and <c>OrderStatus.PAID</c> for what literals
    /// hold, <c>@defer</c>. A field of an interface stands for that of each type behind it, too. A type alone is one that is selected on or
    /// received, or an input or enum that comes by a variable, with all that it may hold.
    /// </summary>
    public IReadOnlyList<string> Coordinates { get; } = coordinates;

    /// <summary>How many bytes it takes.</summary>
    internal int Weight { get; } = 100 + coordinates.Sum(coordinate => 32 + (2 * coordinate.Length));
}
