namespace GraphBff.Engine.Tests.TestSchema;

/// <summary>One class for two types of the graph: coins and notes.</summary>
public sealed class Money(World world, int number) : Thing(world, number)
{
    public bool IsNote => Number % 5 == 4;
}
