using GraphBff.Transport.Documents;
using GraphBff.Transport.Tests.Hosting;
using Microsoft.Extensions.DependencyInjection;

namespace GraphBff.Transport.Tests.Documents;

/// <summary>The endpoint with trusted documents.</summary>
internal static class DocumentHost
{
    public static Task<GraphHost> StartAsync(Action<DocumentOptions>? options = null, Action<IServiceCollection>? services = null)
        => GraphHost.StartAsync(new GraphHostSetup
        {
            Services = collection =>
            {
                services?.Invoke(collection);
                if (options is not null)
                {
                    collection.Configure(options);
                }
            },
        });
}
