using GraphBff.Transport;
using Microsoft.Net.Http.Headers;

namespace GraphBff.Ide;

/// <summary>
/// Serves everything below <c>/graphql/ui</c>: the IDE's files and configuration, or a plain page if the build has no IDE.
/// </summary>
internal static class IdeFolder
{
    private const string ConfigName = "bcp-config.json";

    // Limits the IDE to this host. It compiles JSON schemas with eval and sets styles from scripts. 'self' includes ws: and wss:.
    private const string Policy =
        "default-src 'none'; script-src 'self' 'unsafe-eval'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; font-src 'self'; "
        + "connect-src 'self'; worker-src 'self'; manifest-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    public static void Build(IApplicationBuilder folder)
    {
        var bundle = folder.ApplicationServices.GetRequiredService<IdeBundle>();
        folder.UseAllowedHosts();
        folder.Use(GuardAsync);
        folder.Use((context, next) => bundle.Exists ? RouteAsync(context, next) : IdePage.WriteAsync(context));
        folder.UseStaticFiles(new StaticFileOptions
        {
            FileProvider = bundle.Files,
            // The licence file has no extension.
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

    private static Task RouteAsync(HttpContext context, RequestDelegate next)
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

    // The IDE requests this below its own address, which may be one folder deeper: /graphql/ui/index.html/. Without this file it would try
    // to send telemetry to its maker.
    private static Task WriteConfigAsync(HttpContext context, int depth)
    {
        context.Response.Headers.CacheControl = CacheControlHeaderValue.NoCacheString;
        var endpoint = string.Join('/', Enumerable.Repeat("..", depth));
        return Results.Json(new { useBrowserUrlAsEndpoint = true, endpoint, disableTelemetry = true }).ExecuteAsync(context);
    }

    // File names in the folder static contain a hash of the content.
    private static void SetCaching(HttpContext context)
        => context.Response.Headers.CacheControl = context.Request.Path.StartsWithSegments("/static")
            ? "public, max-age=31536000, immutable"
            : CacheControlHeaderValue.NoCacheString;
}
