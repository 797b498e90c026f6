using Google.Protobuf;
using Google.Protobuf.Reflection;
using GraphBff.Artefacts;
using GraphBff.ContractCheck;
using GraphBff.ContractCheck.Graph;
using GraphBff.ContractCheck.Protos;
using GraphBff.Engine.Execution;
using Microsoft.Extensions.DependencyInjection;

namespace GraphBff.Tests.ContractCheck;

/// <summary>The contract of this build, and versions of it that differ.</summary>
internal sealed class BuiltContract
{
    private BuiltContract()
    {
        var engine = ArtefactSet.CreateServices(asSubgraph: false).GetRequiredService<GraphEngine>();
        Sdl = engine.Sdl;
        Messages = new GraphMessages(engine.Sources);
    }

    public static BuiltContract Shared { get; } = new();

    public string Sdl { get; }

    public GraphMessages Messages { get; }

    /// <summary>The text with a part replaced, which must be there once.</summary>
    public string Replace(string part, string other)
    {
        Assert.Equal(2, Sdl.Split(part).Length);
        return Sdl.Replace(part, other, StringComparison.Ordinal);
    }

    /// <summary>The descriptor set with one file changed.</summary>
    public static byte[] Protos(string file, Action<FileDescriptorProto> change)
    {
        var set = FileDescriptorSet.Parser.ParseFrom(DescriptorSet.Create());
        change(set.File.Single(found => found.Name == file));
        return set.ToByteArray();
    }

    /// <summary>Judges this build against an older version.</summary>
    public CheckResult Compare(string? oldSdl = null, byte[]? oldProtos = null, ClientUses? uses = null) => ContractComparison.Compare(
        "before",
        new Contract(SdlReader.Read(oldSdl ?? Sdl, "before"), ProtoSchema.Read(oldProtos ?? DescriptorSet.Create(), "before")),
        new Contract(SdlReader.Read(Sdl, "after"), ProtoSchema.Read(DescriptorSet.Create(), "after")),
        Messages,
        uses);
}
