using GraphBff.Transport;
using GraphBff.Transport.Http;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;

namespace GraphBff.Ide;

/// <summary>The routes of the IDE.</summary>
internal static class IdeRoute
{
    // Below the endpoint, not at it: the IDE's service worker controls its own folder only, so operations never pass through it.
    public const string Folder = "/graphql/ui";

    /// <summary>Adds the IDE; after <c>AddGraphTransport</c>, whose transports come first.</summary>
    public static IServiceCollection AddIde(this IServiceCollection services)
    {
        services.AddOptions<IdeOptions>()
            .Configure<IHostEnvironment>((options, environment) => options.Enabled = environment.IsDevelopment())
            .BindConfiguration(IdeOptions.Section)
            .ValidateDataAnnotations()
            .ValidateOnStart();
        services.TryAddSingleton<IdeBundle>();
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IGraphTransport, IdeRedirect>());
        return services;
    }

    /// <summary>Serves <c>/graphql/ui/</c>, and redirects <c>/</c> to it, if the options say so.</summary>
    public static void UseIde(this WebApplication app)
    {
        if (!app.Services.GetRequiredService<IOptions<IdeOptions>>().Value.Enabled)
        {
            return;
        }

        app.MapMethods("/", [HttpMethods.Get, HttpMethods.Head], (RequestDelegate)(context =>
        {
            Redirect(context);
            return Task.CompletedTask;
        })).RequireAllowedHost();
        ((IApplicationBuilder)app).Map(Folder, IdeFolder.Build);
    }

    /// <summary>302, since another environment may not have the IDE.</summary>
    public static void Redirect(HttpContext context) => context.Response.Redirect($"{context.Request.PathBase}{Folder}/");
}
