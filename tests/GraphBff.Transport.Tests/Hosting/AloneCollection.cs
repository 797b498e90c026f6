namespace GraphBff.Transport.Tests.Hosting;

/// <summary>Tests that measure: nothing runs beside them.</summary>
[CollectionDefinition(Name, DisableParallelization = true)]
public static class AloneCollection
{
    public const string Name = "Alone";
}
