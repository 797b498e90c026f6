using GraphBff.Transport.Errors;
using GraphBff.Transport.Negotiation;
using GraphBff.Transport.Responses;
using Microsoft.AspNetCore.Http;

namespace GraphBff.Transport.Http;

/// <summary>Passes a request to the first transport that claims it.</summary>
internal sealed class GraphEndpoint(IEnumerable<IGraphTransport> transports, GraphResponses responses, RequestGate gate) : IGatedEndpoint
{
    private readonly IGraphTransport[] _transports = [.. transports, new FallbackTransport(responses)];

    public Task HandleAsync(HttpContext context) => gate.HandleAsync(context, this);

    public Task ServeAsync(HttpContext context) => Claim(context.Request).ServeAsync(context);

    public ValueTask RefuseAsync(HttpContext context, Refusal refusal)
        => responses.WriteAsync(context, AcceptHeader.Negotiate(context.Request.Headers.Accept), refusal);

    private IGraphTransport Claim(HttpRequest request)
    {
        foreach (var transport in _transports)
        {
            if (transport.CanServe(request))
            {
                return transport;
            }
        }

        throw new InvalidOperationException("The fallback transport claims every request.");
    }
}
