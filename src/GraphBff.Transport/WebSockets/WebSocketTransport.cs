using GraphBff.Transport.Errors;
using GraphBff.Transport.Http;
using GraphBff.Transport.Negotiation;
using GraphBff.Transport.Origins;
using GraphBff.Transport.Responses;
using Microsoft.AspNetCore.Http;

namespace GraphBff.Transport.WebSockets;

/// <summary>
/// Operations of every kind on a socket that stays open, by graphql-transport-ws. The handshake is HTTP/1.1's upgrade (RFC 6455) or
/// HTTP/2's extended CONNECT (RFC 8441).
/// </summary>
internal sealed class WebSocketTransport(
    SocketServices shared, OriginPolicy origins, RefusalLog strangers, GraphResponses responses) : IGraphTransport
{
    public bool CanServe(HttpRequest request) => request.HttpContext.WebSockets.IsWebSocketRequest;

    public Task ServeAsync(HttpContext context)
    {
        if (!origins.Allows(context.Request))
        {
            strangers.OriginRefused(context.Request);
            return RefuseAsync(context, Refusals.OriginNotAllowed);
        }

        var socket = new GraphSocket(context, shared);
        return shared.Registry.TryAdd(socket) ? socket.RunAsync() : RefuseAsync(context, Refusals.TooManySockets);
    }

    private async Task RefuseAsync(HttpContext context, Refusal refusal)
    {
        var format = AcceptHeader.Negotiate(context.Request.Headers.Accept);
        await responses.WriteAsync(context, format, refusal).ConfigureAwait(false);
    }
}
