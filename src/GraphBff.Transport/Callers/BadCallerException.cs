namespace GraphBff.Transport.Callers;

/// <summary>
/// What an <see cref="ICallerFactory"/> throws where a request says of its caller what cannot be passed on. The request is answered with
/// 400 <c>BAD_REQUEST</c>, a WebSocket closed with 4400.
/// </summary>
/// <param name="message">Text for the client: which header, and why. Never its value.</param>
public sealed class BadCallerException(string message) : Exception(message);
