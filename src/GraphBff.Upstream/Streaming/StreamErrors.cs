using System.Globalization;
using GraphBff.Engine.Errors;
using GraphBff.Upstream.Errors;
using Grpc.Core;

namespace GraphBff.Upstream.Streaming;

/// <summary>The errors of subscriptions that do not come from a service.</summary>
internal static class StreamErrors
{
    public static GraphError SlowConsumer { get; } = new(
        UpstreamErrorCodes.SlowConsumer, "Events came faster than they were read, please subscribe again")
    {
        Retryable = true,
    };

    public static GraphError TooManyStreams { get; } = new(
        UpstreamErrorCodes.TooManyStreams, "Too many subscriptions are open, please try again")
    {
        Retryable = true,
    };

    public static GraphError ShuttingDown { get; } = Of(StatusCode.Unavailable, service: null, cause: null);

    /// <summary>A client's token that the service does not know, or that is not a token at all.</summary>
    public static GraphError BadResumeToken(RpcException? failure)
        => new(UpstreamErrorCodes.BadResumeToken, "The resume token does not belong to this subscription")
        {
            Service = (failure as UpstreamException)?.Service,
            FieldViolations = [new(["resumeAfter"], "Must be the resume token of an event of this field, with the same arguments.")],
            Cause = failure,
        };

    /// <summary>A service that no longer answers, or that asks for a longer pause than subscribers wait.</summary>
    public static GraphError Unavailable(RpcException failure, TimeSpan? retryAfter)
    {
        var meaning = GrpcStatusMap.Of(StatusCode.Unavailable);
        return new(meaning.Code, meaning.Message)
        {
            Service = (failure as UpstreamException)?.Service,
            Retryable = true,
            RetryAfter = retryAfter,
            Cause = failure,
        };
    }

    /// <summary>The error of one event. Later events follow it.</summary>
    public static GraphError BadEvent(string service, Exception cause)
        => new(GrpcStatusMap.Of(StatusCode.Internal).Code, "The event could not be read")
        {
            Service = service,
            Cause = cause,
        };

    /// <summary>A service that sent neither headers nor a message. Perhaps its stream lacks a declaration.</summary>
    public static GraphError Unanswered(RpcException failure, TimeSpan timeout) => new(
        GrpcStatusMap.Of(StatusCode.DeadlineExceeded).Code,
        string.Create(
            CultureInfo.InvariantCulture, $"The service sent neither response headers nor a message within {timeout.TotalSeconds} s. ")
            + "If it sends nothing before its first event, its stream must declare so (AnswersAtOnce: false)")
    {
        Service = (failure as UpstreamException)?.Service,
        Retryable = true,
        Cause = failure,
    };

    public static GraphError Unexpected(string service, Exception cause) => Of(StatusCode.Internal, service, cause);

    /// <summary>Whether an INVALID_ARGUMENT may be about the resume token: it does not name other fields only.</summary>
    public static bool MayBeAboutToken(RpcException failure)
    {
        var violations = StatusDetails.Of(failure, FieldPaths.OfArguments).Violations;
        return violations.Count == 0 || violations.Any(violation => violation.Path is ["resumeToken", ..]);
    }

    private static GraphError Of(StatusCode status, string? service, Exception? cause)
    {
        var meaning = GrpcStatusMap.Of(status);
        return new GraphError(meaning.Code, meaning.Message) { Service = service, Retryable = meaning.Retryable, Cause = cause };
    }
}
