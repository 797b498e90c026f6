namespace GraphBff.Engine.Operations;

/// <summary>
/// What an operation uses of the schema. Each cached operation has one, so equal operations mostly share it. Instances compare by
/// reference.
/// </summary>
/// <param name="coordinates">See <see cref="Coordinates"/>.</param>
public sealed class OperationUsage(IReadOnlyList<string> coordinates)
{
    /// <summary>
    /// Schema coordinates, sorted, each once, whatever <c>@skip</c> and <c>@include</c> decide: <c>Order.total</c>,
    /// <c>Query.orders(first:)</c> for an argument that is given, <c>MoneyInput.units</c> and <c>OrderStatus.PAID</c> for what literals
    /// hold, <c>@defer</c>. A field of an interface also counts for each type that implements the interface. A type alone means that the
    /// operation selects on it or receives it. An input type or enum alone comes from a variable, with everything that it may contain.
    /// </summary>
    public IReadOnlyList<string> Coordinates { get; } = coordinates;

    /// <summary>How many bytes it takes.</summary>
    internal int Weight { get; } = 100 + coordinates.Sum(coordinate => 32 + (2 * coordinate.Length));
}
