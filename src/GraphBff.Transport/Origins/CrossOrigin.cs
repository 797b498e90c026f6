using GraphBff.Transport.Logging;
using Microsoft.AspNetCore.Cors.Infrastructure;
using Microsoft.AspNetCore.Http;
using Microsoft.Net.Http.Headers;

namespace GraphBff.Transport.Origins;

/// <summary>
/// Lets browsers show responses to the pages of allowed origins (CORS; the Fetch standard, 3.3), refusals included. Pages may send any
/// header. Browsers may cache a preflight's response for one hour.
/// </summary>
internal sealed class CrossOrigin(OriginPolicy origins, ICorsService cors)
{
    // Allows any origin, since OriginPolicy decides: its decision also depends on the request's host, which a CorsPolicy does not see.
    private static readonly CorsPolicy Policy = new CorsPolicyBuilder()
        .SetIsOriginAllowed(_ => true)
        .AllowAnyHeader()
        .WithMethods(
            HttpMethods.Get, HttpMethods.Head, HttpMethods.Post, HttpMethods.Put, HttpMethods.Patch, HttpMethods.Delete)
        .WithExposedHeaders(HeaderNames.ETag, HeaderNames.Link, HeaderNames.Location, HeaderNames.RetryAfter, RequestIds.Header)
        .SetPreflightMaxAge(TimeSpan.FromHours(1))
        .Build();

    /// <summary>Adds the CORS headers before anything is written. A preflight needs an OPTIONS response with nothing else.</summary>
    public void Apply(HttpContext context)
    {
        if (context.Request.Headers.Origin.Count > 0 && origins.Allows(context.Request))
        {
            cors.ApplyResult(cors.EvaluatePolicy(context, Policy), context.Response);
        }
    }
}
