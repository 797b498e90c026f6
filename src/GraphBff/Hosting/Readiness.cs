using GraphBff.Transport.Draining;

namespace GraphBff.Hosting;

/// <summary>Says no for an endpoint as soon as the process was asked to stop.</summary>
internal static class Readiness
{
    // No health check of its own: a failing one is logged as an error with every probe, and stopping is none.
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
