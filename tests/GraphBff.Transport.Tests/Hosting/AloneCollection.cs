namespace GraphBff.Transport.Tests.Hosting;

/// <summary>Tests that measure. No other test runs at the same time.</summary>
[CollectionDefinition(Name, DisableParallelization = true)]
public static class AloneCollection
{
    public const string Name = "Alone";
}
