using GraphBff.Hosting.Overload;
using GraphBff.Hosting.Warming;
using GraphBff.Transport.Draining;

namespace GraphBff.Hosting;

/// <summary>Makes an endpoint answer 503 until the process is warm, while it is overloaded, and as soon as it is asked to stop.</summary>
internal static class Readiness
{
    // Not health checks: a failing one logs an error at every probe, and none of these states is an error.
    public static void WhileReady(this IEndpointConventionBuilder endpoint) => endpoint.Add(builder =>
    {
        var drain = builder.ApplicationServices.GetRequiredService<DrainState>();
        var warmUp = builder.ApplicationServices.GetRequiredService<WarmUpState>();
        var overload = builder.ApplicationServices.GetRequiredService<OverloadState>();
        var next = builder.RequestDelegate!;
        builder.RequestDelegate = context =>
            drain.IsStopping ? RefuseAsync(context.Response, "Stopping")
            : !warmUp.IsDone ? RefuseAsync(context.Response, "Warming up")
            : overload.IsAway ? RefuseAsync(context.Response, "Overloaded")
            : next(context);
    });

    private static Task RefuseAsync(HttpResponse response, string reason)
    {
        response.StatusCode = StatusCodes.Status503ServiceUnavailable;
        response.ContentType = "text/plain";
        response.Headers.CacheControl = "no-store";
        return response.WriteAsync(reason);
    }
}
