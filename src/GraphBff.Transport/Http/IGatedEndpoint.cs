using GraphBff.Transport.Errors;
using Microsoft.AspNetCore.Http;

namespace GraphBff.Transport.Http;

/// <summary>An endpoint behind <see cref="RequestGate"/>.</summary>
internal interface IGatedEndpoint
{
    /// <summary>Serves a request. An exception becomes a refusal.</summary>
    Task ServeAsync(HttpContext context);

    /// <summary>Writes why a request is not served, in the endpoint's own format.</summary>
    ValueTask RefuseAsync(HttpContext context, Refusal refusal);
}
