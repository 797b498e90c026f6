using System.Net;
using System.Net.Http.Headers;

namespace GraphBff.Tests.Ide;

public sealed class IdeFolderTests(IdeFixture ide) : IClassFixture<IdeFixture>
{
    [Theory]
    [InlineData("/graphql/ui/", "text/html", "this is index.html")]
    [InlineData("/graphql/ui/index.html", "text/html", "this is index.html")]
    [InlineData("/graphql/ui/service-worker.js", "text/javascript", "this is service-worker.js")]
    [InlineData("/graphql/ui/manifest.webmanifest", "application/manifest+json", "this is manifest.webmanifest")]
    [InlineData("/graphql/ui/LICENSE", "text/plain", "this is LICENSE")]
    [InlineData("/graphql/ui/static/js/main.1f.js", "text/javascript", "this is static/js/main.1f.js")]
    [InlineData("/graphql/ui/static/css/styles.2e.css", "text/css", "this is static/css/styles.2e.css")]
    [InlineData("/graphql/ui/static/media/Font.3d.woff2", "font/woff2", "this is static/media/Font.3d.woff2")]
    public async Task File_OfTheIde_IsServedByItsType(string path, string type, string text)
    {
        using var response = await ide.Client.GetAsync(path);
        using var head = await ide.Client.SendAsync(new HttpRequestMessage(HttpMethod.Head, path));

        Assert.Equal((HttpStatusCode.OK, type), (response.StatusCode, response.Content.Headers.ContentType?.MediaType));
        Assert.Equal(text, await response.Content.ReadAsStringAsync());
        Assert.Equal((HttpStatusCode.OK, text.Length), (head.StatusCode, head.Content.Headers.ContentLength));
    }

    [Theory]
    [InlineData("/graphql/ui/", "no-cache")]
    [InlineData("/graphql/ui/index.html", "no-cache")]
    [InlineData("/graphql/ui/service-worker.js", "no-cache")]
    [InlineData("/graphql/ui/bcp-config.json", "no-cache")]
    [InlineData("/graphql/ui/static/js/main.1f.js", "public, max-age=31536000, immutable")]
    public async Task File_HashedInItsName_IsKeptAndTheOthersAreAskedFor(string path, string expected)
    {
        using var response = await ide.Client.GetAsync(path);

        Assert.Equal(expected, Assert.Single(response.Headers.GetValues("Cache-Control")));
    }

    [Theory]
    [InlineData("/graphql/ui/")]
    [InlineData("/graphql/ui/static/js/main.1f.js")]
    public async Task File_TheClientHasIt_Gets304(string path)
    {
        using var first = await ide.Client.GetAsync(path);
        using var again = new HttpRequestMessage(HttpMethod.Get, path);
        again.Headers.IfNoneMatch.Add(Assert.IsType<EntityTagHeaderValue>(first.Headers.ETag));

        using var second = await ide.Client.SendAsync(again);

        Assert.Equal(HttpStatusCode.NotModified, second.StatusCode);
    }

    [Theory]
    [InlineData("/graphql/ui/bcp-config.json", "..")]
    [InlineData("/graphql/ui/index.html/bcp-config.json", "../..")]
    public async Task Config_AtAnyDepth_NamesTheEndpointAndEndsTelemetry(string path, string endpoint)
    {
        using var response = await ide.Client.GetAsync(path);

        Assert.Equal("application/json", response.Content.Headers.ContentType?.MediaType);
        Assert.Equal(
            $$"""{"useBrowserUrlAsEndpoint":true,"endpoint":"{{endpoint}}","disableTelemetry":true}""",
            await response.Content.ReadAsStringAsync());
        // The IDE removes the slash when it resolves the address.
        var page = new Uri(new Uri("http://host"), path.Replace("bcp-config.json", "", StringComparison.Ordinal));
        Assert.Equal("/graphql", new Uri(page, endpoint).AbsolutePath.TrimEnd('/'));
    }

    [Theory]
    [InlineData("/graphql/ui/")]
    [InlineData("/graphql/ui/service-worker.js")]
    [InlineData("/graphql/ui/static/js/main.1f.js")]
    [InlineData("/graphql/ui/bcp-config.json")]
    [InlineData("/graphql/ui/nothing")]
    public async Task Response_OfTheFolder_HoldsTheIdeToThisHost(string path)
    {
        using var response = await ide.Client.GetAsync(path);

        var policy = Assert.Single(response.Headers.GetValues("Content-Security-Policy")).Split("; ");
        Assert.Contains("default-src 'none'", policy);
        Assert.Contains("connect-src 'self'", policy);
        Assert.Contains("frame-ancestors 'none'", policy);
        // Only keywords, and data: for images in the style sheet. No host and no other scheme.
        string[] allowed = ["'none'", "'self'", "'unsafe-eval'", "'unsafe-inline'", "data:"];
        Assert.Empty(policy.SelectMany(directive => directive.Split(' ').Skip(1)).Except(allowed));
        Assert.Equal("nosniff", Assert.Single(response.Headers.GetValues("X-Content-Type-Options")));
        Assert.Equal("no-referrer", Assert.Single(response.Headers.GetValues("Referrer-Policy")));
    }

    [Fact]
    public async Task Policy_OfTheIde_IsNotTheEndpoints()
    {
        using var response = await ide.Client.GetAsync("/graphql?sdl");

        Assert.False(response.Headers.Contains("Content-Security-Policy"));
    }

    [Theory]
    [InlineData("/graphql/ui/../secret.txt")]
    [InlineData("/graphql/ui/%2e%2e/secret.txt")]
    [InlineData("/graphql/ui/..%2fsecret.txt")]
    [InlineData("/graphql/ui/static/..%2f..%2f..%2fsecret.txt")]
    [InlineData("/graphql/ui/..%5csecret.txt")]
    [InlineData("/graphql/ui/%252e%252e/secret.txt")]
    [InlineData("/graphql/ui//secret.txt")]
    [InlineData("/graphql/ui/static/")]
    [InlineData("/graphql/ui/index.html%00")]
    [InlineData("/graphql/ui/nothing")]
    public async Task Path_OutOfTheFolderOrToNoFile_IsNotFound(string path)
    {
        var address = new Uri(
            $"{ide.Client.BaseAddress!.GetLeftPart(UriPartial.Authority)}{path}",
            new UriCreationOptions { DangerousDisablePathAndQueryCanonicalization = true });

        using var response = await ide.Client.GetAsync(address);

        Assert.InRange((int)response.StatusCode, 400, 404);
        Assert.DoesNotContain(IdeFixture.Secret, await response.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Post_OfAFile_NamesTheMethods()
    {
        using var response = await ide.Client.PostAsync("/graphql/ui/index.html", new StringContent(""));

        Assert.Equal(HttpStatusCode.MethodNotAllowed, response.StatusCode);
        Assert.Equal(["GET", "HEAD"], response.Content.Headers.Allow);
    }
}
