using GraphBff.Transport.Logging;
using Microsoft.AspNetCore.Cors.Infrastructure;
using Microsoft.AspNetCore.Http;
using Microsoft.Net.Http.Headers;

namespace GraphBff.Transport.Origins;

/// <summary>
/// Lets browsers give their answers to the pages of allowed origins (the Fetch standard, 3.3: CORS), refusals among them. Any header may
/// be sent; a preflight holds for an hour.
/// </summary>
internal sealed class CrossOrigin(OriginPolicy origins, ICorsService cors)
{
    // The answer depends on the request's host too, which a policy does not see.
    private static readonly CorsPolicy Policy = new CorsPolicyBuilder()
        .SetIsOriginAllowed(_ => true)
        .AllowAnyHeader()
        .WithMethods(HttpMethods.Get, HttpMethods.Head, HttpMethods.Post)
        .WithExposedHeaders(HeaderNames.ETag, HeaderNames.RetryAfter, RequestIds.Header)
        .SetPreflightMaxAge(TimeSpan.FromHours(1))
        .Build();

    /// <summary>
    /// Sets the headers by which the browser knows, before anything is written. OPTIONS with them is what a preflight asks for.
    /// </summary>
    public void Apply(HttpContext context)
    {
        if (context.Request.Headers.Origin.Count > 0 && origins.Allows(context.Request))
        {
            cors.ApplyResult(cors.EvaluatePolicy(context, Policy), context.Response);
        }
    }
}
