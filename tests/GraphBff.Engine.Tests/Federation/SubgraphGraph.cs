using GraphBff.Engine.Federation;
using GraphBff.Engine.Tests.TestSchema;
using Microsoft.Extensions.DependencyInjection;

namespace GraphBff.Engine.Tests.Federation;

/// <summary>The graph of probes as a subgraph.</summary>
internal static class SubgraphGraph
{
    public static ProbeGraph Create(int maxRepresentations = 1000) => new(configure: graph =>
        graph.Services.Configure<FederationOptions>(options =>
        {
            options.Enabled = true;
            options.MaxRepresentations = maxRepresentations;
        }));
}
