namespace GraphBff.Tests.Hosting.Telemetry;

/// <summary>The tests that share a product that exports its telemetry.</summary>
[CollectionDefinition(Name)]
public sealed class TelemetryCollection : ICollectionFixture<TelemetryFixture>
{
    public const string Name = "telemetry";
}
