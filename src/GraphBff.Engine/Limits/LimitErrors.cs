using GraphBff.Engine.Errors;

namespace GraphBff.Engine.Limits;

internal static class LimitErrors
{
    /// <summary>A document that breaks a limit.</summary>
    public static GraphError Exceeded(string code, string message, SourceLocation? location = null) => new(code, message)
    {
        Locations = location is { } known ? [known] : [],
    };
}
