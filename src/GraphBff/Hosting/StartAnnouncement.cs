using GraphBff.Ide;
using GraphBff.Services;
using GraphBff.Tracing;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.Options;

namespace GraphBff.Hosting;

/// <summary>Prints the graph's addresses after the start.</summary>
internal static class StartAnnouncement
{
    public static void AnnounceOnStart(this WebApplication app, EmbeddedServices embedded)
        => app.Lifetime.ApplicationStarted.Register(() =>
        {
            var url = app.Services.GetRequiredService<Microsoft.AspNetCore.Hosting.Server.IServer>()
                .Features.Get<IServerAddressesFeature>()?.Addresses.FirstOrDefault() ?? "http://127.0.0.1:8080";
            Console.WriteLine();
            Console.WriteLine($"GraphBff answers at {url}/graphql");
            var modules = app.Services.GetRequiredService<GraphModules>();
            foreach (var module in modules.All)
            {
                var address = UpstreamAddresses.Find(app.Configuration, module);
                Console.WriteLine($"  {module.Name,-10} {address}{(embedded.Modules.Contains(module) ? $" ({embedded.Kind})" : "")}");
            }

            if (app.Services.GetRequiredService<IOptions<IdeOptions>>().Value.Enabled)
            {
                var missing = app.Services.GetRequiredService<IdeBundle>().Exists ? "" : " (a plain page: this build has no IDE)";
                Console.WriteLine($"In a browser: {url}{IdeRoute.Folder}/{missing}");
            }

            if (app.Services.GetRequiredService<IOptions<TracingOptions>>().Value.Enabled)
            {
                Console.WriteLine($"Traces of operations: {url}{TracePage.Path}");
            }

            Console.WriteLine("Try:");
            Console.WriteLine($"  curl {url}/graphql --json '{{\"query\":\"{modules.Sample}\"}}'");
            Console.WriteLine();
        });
}
