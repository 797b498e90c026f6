namespace GraphBff.Transport.Errors;

/// <summary>
/// There is no connection any more: it broke, or the client was cut off. The server may say so before it cancels the request.
/// </summary>
internal sealed class ClientGoneException(Exception? cause = null) : Exception("The client hung up.", cause);
