namespace GraphBff.Engine.Inputs;

/// <summary>Marks a slot whose value was not given. A null that was given is a value (GraphQL specification, 2.9.5 Null Value).</summary>
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
