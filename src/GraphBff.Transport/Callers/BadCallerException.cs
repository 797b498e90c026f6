namespace GraphBff.Transport.Callers;

/// <summary>
/// Thrown by an <see cref="ICallerFactory"/> if the request says something about its caller that cannot be passed on. The request is
/// answered with 400 <c>BAD_REQUEST</c>; a WebSocket is closed with 4400.
/// </summary>
/// <param name="message">Text for the client: which header, and why. It never contains the header's value.</param>
public sealed class BadCallerException(string message) : Exception(message);
