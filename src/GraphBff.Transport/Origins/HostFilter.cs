using GraphBff.Transport.Errors;
using GraphBff.Transport.Negotiation;
using GraphBff.Transport.Responses;
using Microsoft.AspNetCore.Http;

namespace GraphBff.Transport.Origins;

/// <summary>Refuses requests for other hosts with 421 and a coded body.</summary>
internal sealed class HostFilter(HostPolicy hosts, GraphResponses responses, RefusalLog log)
{
    /// <summary>Answers a request that is for another host.</summary>
    /// <returns>Null where it is for this one; nothing was written then.</returns>
    public Task? Refuse(HttpContext context)
    {
        if (hosts.Allows(context))
        {
            return null;
        }

        log.HostRefused(context.Request);
        var format = AcceptHeader.Negotiate(context.Request.Headers.Accept);
        return responses.WriteAsync(context, format, Refusals.HostNotAllowed).AsTask();
    }
}
