using Microsoft.Extensions.Logging;

namespace GraphBff.Engine.Errors;

/// <summary>
/// Turns an exception into a coded error. An unknown exception is a fault of the server: it goes to the log, and clients see only the code.
/// </summary>
internal sealed partial class ErrorMapping(IEnumerable<IExceptionMap> maps, ILogger<ErrorMapping> logger, IMessageOrigin? origin = null)
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

    /// <summary>The service that sent the parent; null if it is not known.</summary>
    public string? ServiceOf(object parent) => origin?.ServiceOf(parent);

    /// <summary>
    /// Maps an exception from reading a parent's value. If a service sent the parent, the value is the service's too, and the error names
    /// the service.
    /// </summary>
    public GraphError MapValue(Exception exception, object parent, string typeName, string fieldName)
    {
        var known = (exception as GraphException)?.Error;
        if (ServiceOf(parent) is not { } service || (known is not null && known.Code != ErrorCodes.Internal))
        {
            return Map(exception);
        }

        LogUnreadable(exception, service, typeName, fieldName);
        var message = known?.Message ?? $"The service sent a value of {typeName}.{fieldName} that cannot be read.";
        return new GraphError(ErrorCodes.Internal, message) { Service = service, Cause = exception };
    }

    [LoggerMessage(
        EventId = 101, Level = LogLevel.Warning, Message = "The service {Service} sent a value of {Type}.{Field} that cannot be read.")]
    private partial void LogUnreadable(Exception exception, string service, string type, string field);

    /// <summary>Maps an exception that ends the whole run. Other runs continue.</summary>
    public GraphError MapEnd(Exception exception)
    {
        LogRunEnded(exception);
        return new GraphError(ErrorCodes.Internal, "The server could not continue the operation") { Cause = exception };
    }

    [LoggerMessage(EventId = 100, Level = LogLevel.Error, Message = "A field's resolver or a loader failed unexpectedly.")]
    private partial void LogFault(Exception exception);

    [LoggerMessage(
        EventId = 102,
        Level = LogLevel.Error,
        Message = "An operation ended: the process is out of memory or its state is in doubt. Other operations continue.")]
    private partial void LogRunEnded(Exception exception);
}
