namespace GraphBff.Transport.Errors;

/// <summary>
/// The connection no longer exists: it broke, or the server closed it. The server may throw this before it cancels the request.
/// </summary>
public sealed class ClientGoneException(Exception? cause = null) : Exception("The client hung up.", cause);
