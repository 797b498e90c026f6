using GraphBff.Engine;
using GraphBff.Upstream;
using GraphBff.Upstream.Calls;

namespace GraphBff.Hosting;

/// <summary>Adds what the rooms' services share.</summary>
internal static class UpstreamsRegistration
{
    /// <summary>Binds <see cref="UpstreamOptions"/> to the configuration section <c>Calls</c>.</summary>
    public static GraphBuilder AddUpstreams(this GraphBuilder graph, IConfiguration configuration)
    {
        graph.Services.AddUpstreams().Bind(configuration.GetSection("Calls"));
        return graph;
    }
}
