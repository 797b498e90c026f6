namespace GraphBff.Transport.Reading;

/// <summary>The connection broke while the body arrived. The server may say so before it cancels the request.</summary>
internal sealed class ClientGoneException(Exception cause) : Exception("The client hung up.", cause);
