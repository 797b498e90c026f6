using Grpc.Core;
using Microsoft.Extensions.Logging;

namespace GraphBff.Upstream.Streaming;

/// <summary>Logs what happens to upstream streams. A failed call of a stream is also logged like any other call.</summary>
internal static partial class Log
{
    [LoggerMessage(EventId = 216, Level = LogLevel.Debug, Message = "{Service}: a call of {Stream} was answered")]
    public static partial void Answered(ILogger logger, string service, string stream);

    [LoggerMessage(
        EventId = 210, Level = LogLevel.Information, Message = "{Service}: {Stream} broke with {Status}; it reopens in {Delay} ms")]
    public static partial void Broken(ILogger logger, string service, string stream, StatusCode status, int delay);

    [LoggerMessage(EventId = 211, Level = LogLevel.Warning, Message = "{Service}: {Stream} cannot be resumed; its subscribers get a gap")]
    public static partial void Gap(ILogger logger, string service, string stream);

    [LoggerMessage(EventId = 212, Level = LogLevel.Warning, Message = "{Service}: {Stream} ended for all its subscribers with {Status}")]
    public static partial void Ended(ILogger logger, string service, string stream, StatusCode status);

    [LoggerMessage(EventId = 213, Level = LogLevel.Information,
        Message = "{Service}: {Stream} was silent; a second call replaces it (answered: {Answered})")]
    public static partial void Silent(ILogger logger, string service, string stream, bool answered);

    [LoggerMessage(EventId = 214, Level = LogLevel.Warning,
        Message = "{Service}: {Stream} has more than {MaxItems} items of current state, the limit of Streams:MaxStateItems; "
            + "each subscriber reads it from a private stream")]
    public static partial void StateTooLarge(ILogger logger, string service, string stream, int maxItems);

    [LoggerMessage(EventId = 217, Level = LogLevel.Error,
        Message = "{Service}: an event of {Stream} could not be read; its subscribers got an error. At most one a minute is logged")]
    public static partial void BadEvent(ILogger logger, Exception exception, string service, string stream);

    [LoggerMessage(EventId = 218, Level = LogLevel.Warning,
        Message = "{Service}: {Stream} got no answer for {Seconds} s: no response headers, no message. If the service sends its "
            + "headers with its first message, as grpc-go, gRPC C-core and grpc-java do, override AnswersAtOnce with false")]
    public static partial void Unanswered(ILogger logger, string service, string stream, double seconds);

    [LoggerMessage(EventId = 215, Level = LogLevel.Error, Message = "{Service}: {Stream} ended unexpectedly")]
    public static partial void Unexpected(ILogger logger, Exception exception, string service, string stream);
}
