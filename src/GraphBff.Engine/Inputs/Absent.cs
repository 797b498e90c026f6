namespace GraphBff.Engine.Inputs;

/// <summary>Stands in a slot whose value was not given; null is a value of its own (GraphQL specification, 2.9.5 Null Value).</summary>
internal sealed class Absent
{
    public static readonly Absent Value = new();

    private Absent()
    {
    }

    public static object?[] Slots(int count)
    {
        var slots = new object?[count];
        Array.Fill(slots, Value);
        return slots;
    }
}
