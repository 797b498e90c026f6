using GraphBff.Transport;
using Microsoft.Net.Http.Headers;

namespace GraphBff.Ide;

/// <summary>Everything below <c>/graphql/ui</c>: the IDE's files, its configuration, and a plain page where the build has no IDE.</summary>
internal static class IdeFolder
{
    private const string ConfigName = "bcp-config.json";

    // Holds the IDE to this host. It compiles schemas of JSON by eval and sets styles from scripts; 'self' stands for ws: and wss: too.
    private const string Policy =
        "default-src 'none'; script-src 'self' 'unsafe-eval'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; font-src 'self'; "
        + "connect-src 'self'; worker-src 'self'; manifest-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    public static void Build(IApplicationBuilder folder)
    {
        var bundle = folder.ApplicationServices.GetRequiredService<IdeBundle>();
        folder.UseAllowedHosts();
        folder.Use(GuardAsync);
        folder.Use((context, next) => bundle.Exists ? LeadAsync(context, next) : IdePage.WriteAsync(context));
        folder.UseStaticFiles(new StaticFileOptions
        {
            FileProvider = bundle.Files,
            // The licence's name has no ending.
            ServeUnknownFileTypes = true,
            DefaultContentType = "text/plain; charset=utf-8",
            OnPrepareResponse = file => SetCaching(file.Context),
        });
    }

    private static Task GuardAsync(HttpContext context, RequestDelegate next)
    {
        var (request, headers) = (context.Request, context.Response.Headers);
        headers.ContentSecurityPolicy = Policy;
        headers["Referrer-Policy"] = "no-referrer";
        if (!HttpMethods.IsGet(request.Method) && !HttpMethods.IsHead(request.Method))
        {
            headers.Allow = "GET, HEAD";
            context.Response.StatusCode = StatusCodes.Status405MethodNotAllowed;
            return Task.CompletedTask;
        }

        if (request.Path.HasValue)
        {
            return next(context);
        }

        context.Response.Redirect($"{request.PathBase}/");
        return Task.CompletedTask;
    }

    private static Task LeadAsync(HttpContext context, RequestDelegate next)
    {
        var path = context.Request.Path.Value!;
        if (path.EndsWith($"/{ConfigName}", StringComparison.Ordinal))
        {
            return WriteConfigAsync(context, depth: path.AsSpan().Count('/'));
        }

        if (path == "/")
        {
            context.Request.Path = "/index.html";
        }

        return next(context);
    }

    // The IDE asks for this below its own address, whichever that is: at /graphql/ui/index.html it is one folder deeper. Were it not
    // there, the IDE would report its use to its maker, or rather try to.
    private static Task WriteConfigAsync(HttpContext context, int depth)
    {
        context.Response.Headers.CacheControl = CacheControlHeaderValue.NoCacheString;
        var endpoint = string.Join('/', Enumerable.Repeat("..", depth));
        return Results.Json(new { useBrowserUrlAsEndpoint = true, endpoint, disableTelemetry = true }).ExecuteAsync(context);
    }

    // The names in the folder static hold a hash of what is in the file.
    private static void SetCaching(HttpContext context) =>
        context.Response.Headers.CacheControl = context.Request.Path.StartsWithSegments("/static")
            ? "public, max-age=31536000, immutable"
            : CacheControlHeaderValue.NoCacheString;
}
