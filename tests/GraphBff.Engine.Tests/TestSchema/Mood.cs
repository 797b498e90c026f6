namespace GraphBff.Engine.Tests.TestSchema;

/// <summary>An enum as protoc generates it.</summary>
public enum Mood
{
    Unspecified,
    Merry,
    [Obsolete("Nobody is.")]
    Gloomy,
    VeryCalm,
}
