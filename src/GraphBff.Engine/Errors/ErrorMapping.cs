using Microsoft.Extensions.Logging;

namespace GraphBff.Engine.Errors;

/// <summary>Turns whatever was thrown into a coded error; what nobody knows is a fault of ours, logged and not told.</summary>
internal sealed partial class ErrorMapping(IEnumerable<IExceptionMap> maps, ILogger<ErrorMapping> logger)
{
    private readonly IExceptionMap[] _maps = [.. maps];

    public GraphError Map(Exception exception)
    {
        if (exception is GraphException known)
        {
            return known.Error;
        }

        foreach (var map in _maps)
        {
            if (map.TryMap(exception) is { } error)
            {
                return error;
            }
        }

        if (exception is not OperationCanceledException)
        {
            LogFault(exception);
        }

        return new GraphError(ErrorCodes.Internal, "An unexpected error occurred") { Cause = exception };
    }

    [LoggerMessage(EventId = 100, Level = LogLevel.Error, Message = "A field's resolver or a loader failed unexpectedly.")]
    private partial void LogFault(Exception exception);
}
