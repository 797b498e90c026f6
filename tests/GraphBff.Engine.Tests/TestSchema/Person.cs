namespace GraphBff.Engine.Tests.TestSchema;

/// <summary>Flesh and blood.</summary>
public sealed class Person(World world, int number) : Thing(world, number);
