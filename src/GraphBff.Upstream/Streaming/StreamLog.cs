using Grpc.Core;
using Microsoft.Extensions.Logging;

namespace GraphBff.Upstream.Streaming;

/// <summary>Logs what happens to streams. A failed call is logged as every other call as well.</summary>
internal sealed partial class StreamLog(ILogger logger)
{
    [LoggerMessage(EventId = 216, Level = LogLevel.Debug, Message = "{Service}: a call of {Stream} was answered")]
    public partial void Answered(string service, string stream);

    [LoggerMessage(EventId = 210, Level = LogLevel.Information, Message = "{Service}: {Stream} broke with {Status}; it is opened again in {Delay} ms")]
    public partial void Broken(string service, string stream, StatusCode status, int delay);

    [LoggerMessage(EventId = 211, Level = LogLevel.Warning, Message = "{Service}: {Stream} cannot be resumed; its subscribers are told a gap")]
    public partial void Gap(string service, string stream);

    [LoggerMessage(EventId = 212, Level = LogLevel.Warning, Message = "{Service}: {Stream} ended for all its subscribers with {Status}")]
    public partial void Ended(string service, string stream, StatusCode status);

    [LoggerMessage(EventId = 213, Level = LogLevel.Information, Message = "{Service}: {Stream} was silent and is read from a second call (answered: {Answered})")]
    public partial void Silent(string service, string stream, bool answered);

    [LoggerMessage(EventId = 214, Level = LogLevel.Warning,
        Message = "{Service}: {Stream} has more than {MaxItems} items of current state; each subscriber reads it from a stream of its own. Streams:MaxStateItems is the limit")]
    public partial void StateTooLarge(string service, string stream, int maxItems);

    [LoggerMessage(EventId = 217, Level = LogLevel.Error,
        Message = "{Service}: an event of {Stream} could not be read, and was an error for its subscribers; others are logged once a minute")]
    public partial void BadEvent(Exception exception, string service, string stream);

    [LoggerMessage(EventId = 218, Level = LogLevel.Warning,
        Message = "{Service}: {Stream} was without an answer for {Seconds} s: no response headers, no message. If the service sends its "
            + "headers with its first message, as grpc-go, gRPC C-core and grpc-java do, override AnswersAtOnce with false")]
    public partial void Unanswered(string service, string stream, double seconds);

    [LoggerMessage(EventId = 215, Level = LogLevel.Error, Message = "{Service}: {Stream} ended, unexpectedly")]
    public partial void Unexpected(Exception exception, string service, string stream);
}
