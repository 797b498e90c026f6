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
        Message = "{Service}: {Stream} has more than {MaxItems} items of current state; each subscriber gets a stream of its own")]
    public partial void StateTooLarge(string service, string stream, int maxItems);

    [LoggerMessage(EventId = 215, Level = LogLevel.Error, Message = "{Service}: {Stream} ended, unexpectedly")]
    public partial void Unexpected(Exception exception, string service, string stream);
}
