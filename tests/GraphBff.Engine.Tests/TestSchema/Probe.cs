namespace GraphBff.Engine.Tests.TestSchema;

/// <summary>An object whose fields do what the test's script says.</summary>
internal sealed class Probe(Script script, int number)
{
    public Script Script { get; } = script;

    public int Number { get; } = number;
}
