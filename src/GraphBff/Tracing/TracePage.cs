using System.Globalization;
using GraphBff.Transport;
using Microsoft.Net.Http.Headers;

namespace GraphBff.Tracing;

/// <summary>Serves the page <c>/graphql/trace</c>, its files and its data.</summary>
internal static class TracePage
{
    public const string Path = "/graphql/trace";

    // The page loads its files and data from this host, and nothing else.
    private const string Policy =
        "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; img-src data:; base-uri 'none'; form-action 'none'; "
        + "frame-ancestors 'none'";

    private const string Json = "application/json; charset=utf-8";

    private static readonly string[] Methods = [HttpMethods.Get, HttpMethods.Head];

    /// <summary>Serves the page if tracing is on.</summary>
    public static void MapTracing(this WebApplication app)
    {
        if (app.Services.GetService<TraceRing>() is not { } ring)
        {
            return;
        }

        var access = app.Services.GetRequiredService<TraceAccess>();
        Map(Path, "text/html; charset=utf-8", Read("index.html"));
        Map($"{Path}/page.css", "text/css; charset=utf-8", Read("page.css"));
        foreach (var script in (string[])["page.js", "detail.js", "rows.js", "format.js"])
        {
            Map($"{Path}/{script}", "text/javascript; charset=utf-8", Read(script));
        }

        MapJson($"{Path}/data", _ => List(ring));
        MapJson($"{Path}/data/{{id:long}}", context =>
            ring.Find(Convert.ToInt64(context.Request.RouteValues["id"], CultureInfo.InvariantCulture))?.Detail);

        void Map(string pattern, string type, byte[] body) => app.MapMethods(pattern, Methods, context =>
            IsAllowed(access, context) ? WriteAsync(context, type, body) : Task.CompletedTask).RequireAllowedHost();

        void MapJson(string pattern, Func<HttpContext, byte[]?> find) => app.MapMethods(pattern, Methods, context =>
            !IsAllowed(access, context) ? Task.CompletedTask
            : find(context) is { } body ? WriteAsync(context, Json, body)
            : WriteMissingAsync(context)).RequireAllowedHost();
    }

    private static bool IsAllowed(TraceAccess access, HttpContext context)
    {
        var headers = context.Response.Headers;
        headers.ContentSecurityPolicy = Policy;
        headers["Referrer-Policy"] = "no-referrer";
        headers["Cross-Origin-Resource-Policy"] = "same-origin";
        headers.CacheControl = CacheControlHeaderValue.NoStoreString;
        if (access.MayView(context.Request))
        {
            return true;
        }

        headers.WWWAuthenticate = "Basic realm=\"GraphBff traces\", charset=\"UTF-8\"";
        context.Response.StatusCode = StatusCodes.Status401Unauthorized;
        return false;
    }

    private static byte[] List(TraceRing ring)
    {
        using var list = new MemoryStream();
        list.Write("{\"operations\":["u8);
        var isFirst = true;
        foreach (var entry in ring.Entries)
        {
            list.Write(isFirst ? ""u8 : ","u8);
            list.Write(entry.Summary);
            isFirst = false;
        }

        list.Write("]}"u8);
        return list.ToArray();
    }

    private static Task WriteMissingAsync(HttpContext context)
    {
        context.Response.StatusCode = StatusCodes.Status404NotFound;
        return WriteAsync(context, Json, "{\"error\":\"This operation is not kept, or no longer.\"}"u8.ToArray());
    }

    private static async Task WriteAsync(HttpContext context, string type, byte[] body)
    {
        context.Response.ContentType = type;
        context.Response.ContentLength = body.Length;
        if (!HttpMethods.IsHead(context.Request.Method))
        {
            await context.Response.Body.WriteAsync(body, context.RequestAborted);
        }
    }

    private static byte[] Read(string name)
    {
        using var resource = typeof(TracePage).Assembly.GetManifestResourceStream($"trace/{name}")
            ?? throw new InvalidOperationException($"The build has no resource {name}.");
        using var copy = new MemoryStream();
        resource.CopyTo(copy);
        return copy.ToArray();
    }
}
