using GraphBff.Transport.Draining;

namespace GraphBff.Hosting;

/// <summary>Makes an endpoint answer 503 as soon as the process is asked to stop.</summary>
internal static class Readiness
{
    // Not a health check: a failing one logs an error at every probe, and stopping is not an error.
    public static void WhileNotStopping(this IEndpointConventionBuilder endpoint) => endpoint.Add(builder =>
    {
        var drain = builder.ApplicationServices.GetRequiredService<DrainState>();
        var next = builder.RequestDelegate!;
        builder.RequestDelegate = context => drain.IsStopping ? RefuseAsync(context.Response) : next(context);
    });

    private static Task RefuseAsync(HttpResponse response)
    {
        response.StatusCode = StatusCodes.Status503ServiceUnavailable;
        response.ContentType = "text/plain";
        response.Headers.CacheControl = "no-store";
        return response.WriteAsync("Stopping");
    }
}
