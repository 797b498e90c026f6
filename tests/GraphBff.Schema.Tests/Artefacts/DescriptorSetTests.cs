using Google.Protobuf.Reflection;
using GraphBff.Hosting.Commands;
using GraphBff.Schema.Artefacts;
using GraphBff.Testing;

namespace GraphBff.Schema.Tests.Artefacts;

public sealed class DescriptorSetTests
{
    [Fact]
    public void Create_HoldsEveryProtoAndBuilds()
    {
        var protos = Path.Combine(Repository.Root, "protos");
        var sources = Directory.EnumerateFiles(protos, "*.proto", SearchOption.AllDirectories)
            .Select(file => Path.GetRelativePath(protos, file).Replace(Path.DirectorySeparatorChar, '/'));

        var set = FileDescriptorSet.Parser.ParseFrom(DescriptorSet.Create(new ProductGraph().Services));

        Assert.Empty(sources.Except(set.File.Select(file => file.Name)));
        var built = FileDescriptor.BuildFromByteStrings(set.File.Select(file => Google.Protobuf.MessageExtensions.ToByteString(file)));
        Assert.Equal(set.File.Count, built.Count);
    }
}
