namespace GraphBff.Engine.Tests.TestSchema;

/// <summary>Nuts and bolts.</summary>
public sealed class Robot(World world, int number) : Thing(world, number);
