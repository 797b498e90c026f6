using Google.Protobuf;
using Google.Protobuf.Reflection;
using GraphBff.Engine;
using GraphBff.Hosting.Commands;
using GraphBff.Schema.Artefacts;
using GraphBff.Schema.ContractCheck;
using GraphBff.Schema.Graph;
using GraphBff.Schema.Protos;
using Microsoft.Extensions.DependencyInjection;

namespace GraphBff.Schema.Tests;

/// <summary>The contract of this build, and changed versions of it.</summary>
internal sealed class BuiltContract
{
    private static readonly ProductGraph Graph = new();

    private BuiltContract()
    {
        var engine = Graph.CreateContainer(asSubgraph: false).GetRequiredService<GraphEngine>();
        Sdl = engine.Sdl;
        Messages = new GraphMessages(engine.Sources, Graph.Services);
    }

    public static BuiltContract Shared { get; } = new();

    public string Sdl { get; }

    public GraphMessages Messages { get; }

    public static byte[] Descriptors() => DescriptorSet.Create(Graph.Services);

    /// <summary>The SDL with one part replaced. The part must occur exactly once.</summary>
    public string Replace(string part, string other)
    {
        Assert.Equal(2, Sdl.Split(part).Length);
        return Sdl.Replace(part, other, StringComparison.Ordinal);
    }

    /// <summary>The descriptor set with one file changed.</summary>
    public static byte[] Protos(string file, Action<FileDescriptorProto> change)
    {
        var set = FileDescriptorSet.Parser.ParseFrom(Descriptors());
        change(set.File.Single(found => found.Name == file));
        return set.ToByteArray();
    }

    /// <summary>Checks this build against an older version. An omitted SDL or descriptor set is the same in both.</summary>
    public CheckResult Compare(string? oldSdl = null, byte[]? oldProtos = null, ClientUses? uses = null) => ContractComparison.Compare(
        "before",
        new Contract(SdlReader.Read(oldSdl ?? Sdl, "before"), ProtoSchema.Read(oldProtos ?? Descriptors(), "before")),
        new Contract(SdlReader.Read(Sdl, "after"), ProtoSchema.Read(Descriptors(), "after")),
        Messages,
        uses,
        Graph.IsRead);
}
