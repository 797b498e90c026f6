using GraphBff.Transport.Errors;
using GraphBff.Transport.Negotiation;
using GraphBff.Transport.Responses;
using Microsoft.AspNetCore.Http;

namespace GraphBff.Transport.Origins;

/// <summary>Refuses requests for other hosts with 421 and an error code.</summary>
internal sealed class HostFilter(HostPolicy hosts, GraphResponses responses, RefusalLog log)
{
    /// <summary>Whether the request is for a host that is allowed. If not, the log says so.</summary>
    public bool Allows(HttpContext context)
    {
        var allows = hosts.Allows(context);
        if (!allows)
        {
            log.HostRefused(context.Request);
        }

        return allows;
    }

    /// <summary>Answers a request for a host that is not allowed.</summary>
    /// <returns>Null if the host is allowed; then nothing was written.</returns>
    public Task? Refuse(HttpContext context)
    {
        if (Allows(context))
        {
            return null;
        }

        var format = AcceptHeader.Negotiate(context.Request.Headers.Accept);
        return responses.WriteAsync(context, format, Refusals.HostNotAllowed).AsTask();
    }
}
