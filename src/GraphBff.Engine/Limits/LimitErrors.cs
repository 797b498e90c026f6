using GraphBff.Engine.Errors;

namespace GraphBff.Engine.Limits;

internal static class LimitErrors
{
    /// <summary>A document that exceeds a limit.</summary>
    public static GraphError Exceeded(string code, string message, SourceLocation? location = null) => new(code, message)
    {
        Locations = location is { } known ? [known] : [],
    };

    /// <summary>A run that loads more items than it may.</summary>
    public static GraphError TooManyItems(int limit) => new(
        LimitCodes.Items,
        $"The operation brings up more than {limit} objects and list items. Ask for shorter lists, or fewer lists within lists.");

    /// <summary>A response that is larger than it may be.</summary>
    public static GraphError ResponseTooLarge(int limit) => new(
        LimitCodes.ResponseBytes, $"The response is larger than {limit} bytes. Ask for shorter lists, or fewer fields.");

    /// <summary>The error that counts those that a response leaves out.</summary>
    public static GraphError ErrorsLeftOut(int count, int limit) => new(
        LimitCodes.Errors, $"{count} more fields failed. A response names {limit} errors at most.");
}
