using GraphBff.Transport.Configuration;
using GraphBff.Transport.Errors;
using GraphBff.Transport.Http;
using GraphBff.Transport.Origins;
using GraphBff.Transport.Reading;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.AspNetCore.Server.Kestrel.Core.Features;
using Microsoft.Extensions.Options;

namespace GraphBff.Adapters.Mcp;

/// <summary>Passes to the protocol's library what it may see.</summary>
internal sealed class McpEndpoint(
    RequestGate gate, OriginPolicy origins, RefusalLog refusals, RequestReader reader, IOptions<GraphTransportOptions> options)
{
    private const string Methods = "POST, OPTIONS";

    // The server refuses a grace of exactly one second.
    private static readonly TimeSpan JustMore = TimeSpan.FromMilliseconds(1);

    private readonly GraphTransportOptions _options = options.Value;

    /// <summary>Serves a POST of JSON.</summary>
    public Task ServeAsync(HttpContext context, RequestDelegate protocol) => gate.HandleAsync(context, new Gated(this, protocol));

    /// <summary>Serves everything else.</summary>
    public Task DeclineAsync(HttpContext context) => gate.HandleAsync(context, new Gated(this, null));

    private Task HandleAsync(HttpContext context, RequestDelegate? protocol)
    {
        // The protocol leaves this to servers (2026-07-28, Streamable HTTP, Security Warning). GraphQL leaves it to browsers.
        if (!origins.Allows(context.Request))
        {
            refusals.OriginRefused(context.Request);
            return McpRefusals.WriteAsync(context, McpRefusals.OriginNotAllowed);
        }

        if (HttpMethods.IsPost(context.Request.Method))
        {
            return reader.CheckBody(context) is { } refusal ? McpRefusals.WriteAsync(context, refusal)
                : protocol is null ? McpRefusals.WriteAsync(context, Refusals.UnsupportedMediaType)
                : PassAsync(context, protocol);
        }

        context.Response.Headers.Allow = Methods;
        if (HttpMethods.IsOptions(context.Request.Method))
        {
            context.Response.StatusCode = StatusCodes.Status204NoContent;
            return Task.CompletedTask;
        }

        return McpRefusals.WriteAsync(context, McpRefusals.MethodNotAllowed);
    }

    // The library sets no bounds: it gets a body that is whole, and the server watches how fast the client reads.
    private async Task PassAsync(HttpContext context, RequestDelegate protocol)
    {
        var body = await reader.ReadBodyAsync(context.Request).ConfigureAwait(false);
        if ((body.TooLarge ? Refusals.PayloadTooLarge : MessageText.FaultOf(body.Memory.Span)) is { } refusal)
        {
            await McpRefusals.WriteAsync(context, refusal).ConfigureAwait(false);
            body.Return();
            return;
        }

        if (_options.MinSendRate > 0 && context.Features.Get<IHttpMinResponseDataRateFeature>() is { } rate)
        {
            rate.MinDataRate = new MinDataRate(_options.MinSendRate, _options.SendGrace + JustMore);
        }

        context.Request.Body = body.AsStream();
        await protocol(context).ConfigureAwait(false);
        body.Return();
    }

    private sealed class Gated(McpEndpoint endpoint, RequestDelegate? protocol) : IGatedEndpoint
    {
        public Task ServeAsync(HttpContext context) => endpoint.HandleAsync(context, protocol);

        public ValueTask RefuseAsync(HttpContext context, Refusal refusal) => new(McpRefusals.WriteAsync(context, refusal));
    }
}
