using System.Net.Sockets;
using Google.Protobuf;
using Grpc.Core;

namespace GraphBff.Upstream.Errors;

/// <summary>
/// Finds the cause of a failed call in what Grpc.Net.Client reports. Its statuses for connections and unreadable responses are not those of
/// gRPC (statuscodes.md, http-grpc-status-mapping.md, PROTOCOL-HTTP2.md).
/// </summary>
/// <remarks>
/// A status that was received has no exception. A status that the client makes itself has an exception or a fixed text. The response is not
/// available here, so these texts decide. The tests compare each text with real servers, so a new version of the client cannot change one
/// unnoticed.
/// </remarks>
internal static class CallFaults
{
    private const string HeaderDecodingException = "System.Net.Http.HPack.HPackDecodingException";
    private const int NoError = 0;
    private const int RefusedStream = 7;

    /// <summary>The cause of a failure with this status.</summary>
    public static CallFailure Of(Status status)
        => status.DebugException is { } exception ? OfException(exception, status.StatusCode) : OfText(status);

    private static CallFailure OfText(Status status)
    {
        var text = status.Detail ?? "";
        if (text.StartsWith("Bad gRPC response. ", StringComparison.Ordinal))
        {
            return text.EndsWith("HTTP status code: 431", StringComparison.Ordinal) ? MetadataTooLarge
                : text.Contains("protocol downgraded", StringComparison.Ordinal) ? NotConnected
                : text.Contains("HTTP status code: ", StringComparison.Ordinal) ? new(CallFault.NotGrpc, status.StatusCode)
                : new(CallFault.NotGrpc, StatusCode.Unknown);
        }

        return status.StatusCode switch
        {
            StatusCode.Cancelled when Starts("No grpc-status found") => new(CallFault.NotGrpc, StatusCode.Unknown),
            StatusCode.Cancelled when Starts("gRPC call disposed") => new(CallFault.Ended, StatusCode.Cancelled),
            StatusCode.Unimplemented when Starts("Unsupported grpc-encoding") => Unreadable,
            StatusCode.Internal when Starts("Failed to deserialize response") || Starts("Request did not include grpc-encoding")
                || Starts("Request sent 'identity'") => Unreadable,
            StatusCode.ResourceExhausted when Starts("Received message exceeds") =>
                new(CallFault.ResponseTooLarge, StatusCode.ResourceExhausted),
            StatusCode.DeadlineExceeded when text.Length == 0 => new(CallFault.Ended, StatusCode.DeadlineExceeded),
            _ => new(CallFault.Status, status.StatusCode),
        };

        bool Starts(string start) => text.StartsWith(start, StringComparison.Ordinal);
    }

    private static CallFailure OfException(Exception exception, StatusCode status)
    {
        if (status == StatusCode.DeadlineExceeded)
        {
            return new(CallFault.Ended, status);
        }

        // The balancer's connect failed. The handler wraps whatever fails later.
        if (exception is SocketException)
        {
            return NotConnected;
        }

        var isCancelled = false;
        var isConnection = false;
        for (var cause = exception; cause is not null; cause = cause.InnerException)
        {
            if (OfCause(cause, status) is { } known)
            {
                return known;
            }

            isCancelled |= cause is OperationCanceledException;
            isConnection |= cause is IOException or HttpRequestException or SocketException;
        }

        return isConnection ? new(CallFault.Connection, StatusCode.Unavailable)
            : isCancelled ? new(CallFault.Ended, status)
            // An invalid grpc-status; else metadata, or a serializer.
            : exception is InvalidOperationException && status == StatusCode.Cancelled ? new(CallFault.Unreadable, StatusCode.Unknown)
            : new(CallFault.Unreadable, StatusCode.Internal);
    }

    private static CallFailure? OfCause(Exception cause, StatusCode status) => cause switch
    {
        // Checked first: it is an IOException, as failures of connections are.
        InvalidProtocolBufferException or InvalidDataException => Unreadable,
        RefusedException => Refused,
        HttpRequestException { InnerException: HttpProtocolException } request when IsRefusal(request) => Refused,
        HttpProtocolException reset when IsOfStream(reset) => reset.ErrorCode switch
        {
            // Servers that drop a connection reset its calls with these codes. A stream that is refused after its headers was already under
            // way (gRFC A6).
            NoError or RefusedStream => new(CallFault.Connection, StatusCode.Unavailable),
            _ => new(CallFault.Connection, status),
        },
        // The end of a connection is not the call's fault, whatever the code.
        HttpProtocolException => new(CallFault.Connection, StatusCode.Unavailable),
        HttpRequestException request when request.Message.StartsWith(
            "The HTTP request headers length exceeded", StringComparison.Ordinal) =>
            MetadataTooLarge,
        // This happens before any stream. The runtime reports it as an invalid response, like a fault in a stream's headers.
        HttpRequestException request when request.Message.StartsWith(
            "An HTTP/2 connection could not be established", StringComparison.Ordinal) =>
            NotConnected,
        // The runtime closes the connection over one call's headers, and gives all its calls the same exception.
        HttpRequestException { HttpRequestError: HttpRequestError.ConfigurationLimitExceeded or HttpRequestError.InvalidResponse } =>
            UnreadableConnection,
        HttpRequestException
        {
            HttpRequestError: HttpRequestError.ConnectionError or HttpRequestError.NameResolutionError
                or HttpRequestError.SecureConnectionError or HttpRequestError.VersionNegotiationError,
        } => NotConnected,
        // SocketsHttpHandler's ConnectTimeout.
        TimeoutException => NotConnected,
        _ when cause.GetType().FullName == HeaderDecodingException => UnreadableConnection,
        _ => null,
    };

    // The runtime sends these again by itself, if it may: a stream that was refused before any headers, or that was not processed according
    // to GOAWAY. Other failures have another text.
    private static bool IsRefusal(HttpRequestException exception)
        => exception.Message.StartsWith("The request was aborted.", StringComparison.Ordinal);

    // The runtime has one exception for streams and connections; only its text tells them apart.
    private static bool IsOfStream(HttpProtocolException exception)
        => exception.Message.StartsWith("The HTTP/2 server reset the stream.", StringComparison.Ordinal);

    private static CallFailure NotConnected => new(CallFault.NotConnected, StatusCode.Unavailable);

    private static CallFailure Refused => new(CallFault.Refused, StatusCode.Unavailable);

    private static CallFailure UnreadableConnection => new(CallFault.UnreadableConnection, StatusCode.Unavailable);

    private static CallFailure MetadataTooLarge => new(CallFault.MetadataTooLarge, StatusCode.ResourceExhausted);

    private static CallFailure Unreadable => new(CallFault.Unreadable, StatusCode.Internal);
}
