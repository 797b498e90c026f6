using System.Text.Encodings.Web;
using GraphBff.Services;
using Microsoft.Net.Http.Headers;

namespace GraphBff.Ide;

/// <summary>The page that is served if the build has no IDE.</summary>
internal static class IdePage
{
    private const string Html = """
        <!doctype html>
        <html lang="en">
        <head>
        <meta charset="utf-8">
        <meta name="viewport" content="width=device-width">
        <title>GraphBff</title>
        <style>
        :root { color-scheme: light dark; font: 16px/1.6 system-ui, sans-serif }
        body { max-width: 50rem; margin: 3rem auto; padding: 0 1rem }
        pre { padding: 1rem; border: 1px solid; overflow-x: auto }
        </style>
        </head>
        <body>
        <h1>GraphBff</h1>
        <ul>
        <li><a href="../../graphql?sdl">The schema</a>, with the documentation of its types and fields</li>
        <li><a href="../../graphql?query=QUERY_IN_URL">A first query</a>, also as a command:</li>
        </ul>
        <pre>curl ORIGIN/graphql --json '{"query":"QUERY"}'</pre>
        <p>The IDE is not in this build: npm was missing, or could not fetch it. Install Node 20 and build again.</p>
        </body>
        </html>

        """;

    public static Task WriteAsync(HttpContext context)
    {
        var request = context.Request;
        if (request.Path != "/")
        {
            context.Response.StatusCode = StatusCodes.Status404NotFound;
            return Task.CompletedTask;
        }

        // The endpoint is two folders up.
        var above = request.PathBase.Value![..^IdeRoute.Folder.Length];
        var sample = context.RequestServices.GetRequiredService<GraphModules>().Sample;
        var page = Html
            .Replace("QUERY_IN_URL", Uri.EscapeDataString(sample), StringComparison.Ordinal)
            .Replace("QUERY", HtmlEncoder.Default.Encode(sample), StringComparison.Ordinal)
            .Replace("ORIGIN", HtmlEncoder.Default.Encode($"{request.Scheme}://{request.Host}{above}"), StringComparison.Ordinal);
        context.Response.Headers.CacheControl = CacheControlHeaderValue.NoStoreString;
        return Results.Content(page, "text/html; charset=utf-8").ExecuteAsync(context);
    }
}
