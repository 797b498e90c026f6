using GraphBff.DemoServices.Configuration;
using Microsoft.AspNetCore.Server.Kestrel.Core;

namespace GraphBff.DemoServices;

/// <summary>Makes hosts of the demo services. They serve HTTP/2 without TLS, and each is independent of the others.</summary>
public static class DemoServicesHost
{
    private const string DefaultUrl = "http://127.0.0.1:50051";

    /// <summary>
    /// Makes a standalone host: configured by command line, environment and appsettings, logging to the console.
    /// Listens on <c>http://127.0.0.1:50051</c> unless configuration says otherwise (<c>--urls</c>).
    /// </summary>
    /// <param name="args">The command line.</param>
    /// <param name="configure">Changes the host before it is built.</param>
    /// <returns>A host that has not been started.</returns>
    public static WebApplication Create(string[] args, Action<WebApplicationBuilder>? configure = null)
    {
        var builder = WebApplication.CreateSlimBuilder(args);
        if (string.IsNullOrEmpty(builder.Configuration[WebHostDefaults.ServerUrlsKey]))
        {
            builder.WebHost.UseUrls(DefaultUrl);
        }

        builder.Services.AddDemoServices(options => builder.Configuration.Bind(DemoServicesOptions.Section, options));
        return Build(builder, configure);
    }

    /// <summary>
    /// Makes a host inside another process. It reads no configuration, no environment and no command line, logs nothing, leaves
    /// signals alone, and listens on a free loopback port: see <see cref="GetDemoServicesAddress"/>.
    /// </summary>
    /// <param name="options">Sets the options. A relative data directory is relative to the current directory.</param>
    /// <param name="configure">Changes the host before it is built, such as its logging or its <c>UseUrls</c>.</param>
    /// <returns>A host that has not been started.</returns>
    public static WebApplication CreateEmbedded(
        Action<DemoServicesOptions>? options = null, Action<WebApplicationBuilder>? configure = null)
    {
        var builder = WebApplication.CreateEmptyBuilder(new() { ContentRootPath = Directory.GetCurrentDirectory() });
        builder.WebHost.UseKestrelCore().UseUrls("http://127.0.0.1:0");
        builder.Services.AddRouting();
        builder.Services.AddSingleton<IHostLifetime, EmbeddedLifetime>();
        builder.Services.AddDemoServices(options);
        return Build(builder, configure);
    }

    /// <summary>Returns the address that a started host listens on, with its actual port.</summary>
    /// <param name="app">A host that has been started.</param>
    /// <exception cref="InvalidOperationException">The host was not started.</exception>
    public static Uri GetDemoServicesAddress(this WebApplication app)
        => new(app.Urls.FirstOrDefault() ?? throw new InvalidOperationException("The host has to be started first."));

    private static WebApplication Build(WebApplicationBuilder builder, Action<WebApplicationBuilder>? configure)
    {
        builder.WebHost.ConfigureKestrel(kestrel
            => kestrel.ConfigureEndpointDefaults(endpoint => endpoint.Protocols = HttpProtocols.Http2));
        configure?.Invoke(builder);
        var app = builder.Build();
        app.MapDemoServices();
        return app;
    }
}
