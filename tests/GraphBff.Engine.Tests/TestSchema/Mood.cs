namespace GraphBff.Engine.Tests.TestSchema;

/// <summary>As protoc makes an enum.</summary>
public enum Mood
{
    Unspecified,
    Merry,
    [Obsolete("Nobody is.")]
    Gloomy,
    VeryCalm,
}
