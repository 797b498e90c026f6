namespace GraphBff.Engine.Tests.TestSchema;

/// <summary>Leaves and roots.</summary>
public sealed class Plant(World world, int number) : Thing(world, number);
