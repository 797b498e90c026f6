using System.Text.Json;
using GraphBff.Engine;
using Microsoft.Extensions.DependencyInjection;

namespace GraphBff.Schema.Artefacts;

/// <summary>The contract for consumers. The same graph, protos and operations give the same bytes.</summary>
internal static class ArtefactSet
{
    /// <summary>Makes every artefact.</summary>
    /// <param name="built">The graph.</param>
    /// <param name="operations">The folder of the example operations, one per file. It need not exist.</param>
    /// <exception cref="ArtefactException">The manifest cannot take an operation, or a scalar has no TypeScript type.</exception>
    public static async Task<IReadOnlyList<Artefact>> CreateAsync(IBuiltGraph built, string operations)
    {
        await using var graph = built.CreateContainer(asSubgraph: false);
        await using var subgraph = built.CreateContainer(asSubgraph: true);
        var engine = graph.GetRequiredService<GraphEngine>();
        using var introspection = await Introspection.RunAsync(engine, graph);
        var schema = introspection.RootElement.GetProperty("__schema");
        return
        [
            Artefact.OfText("schema.graphql", engine.Sdl),
            Artefact.OfText("adapters.graphql", built.OperationDirectives),
            Artefact.OfText("subgraph.graphql", subgraph.GetRequiredService<GraphEngine>().SubgraphSdl!),
            IndentedJson("introspection.json", introspection.RootElement),
            IndentedJson("schema-settings.json", FusionSettings.Of(schema)),
            .. ScalarTypes.Of(schema),
            new Artefact("descriptor.binpb", DescriptorSet.Create(built.Services)),
            .. OperationManifest.Of(operations, built.TextOf),
        ];
    }

    /// <summary>JSON that people can read and compare.</summary>
    public static Artefact IndentedJson(string path, object content)
        => Artefact.OfText(path, JsonSerializer.Serialize(content, JsonFormat.Options) + "\n");
}
