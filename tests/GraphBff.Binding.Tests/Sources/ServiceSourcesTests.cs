using GraphBff.Binding.Options;
using GraphBff.Binding.Sources;

namespace GraphBff.Binding.Tests.Sources;

public sealed class ServiceSourcesTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("graphbff-binding-");

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public async Task Load_FolderWithBrokenFiles_CompilesOnlyThoseOfTheServices()
    {
        Write("a/good.proto", "syntax = \"proto3\"; package a;\nimport \"b/types.proto\";\nservice S {\n rpc Get(b.T) returns (b.T); }");
        Write("b/types.proto", "syntax = \"proto3\"; package b;\n// What it is.\nmessage T { string id = 1; }");
        Write("broken.proto", "syntax = \"proto3\"; package a;\nservice Broken { nonsense }");

        var service = Assert.Single(await LoadAsync("protos: .\nservices: { a.S: }"));

        Assert.Equal("a.S", service.FullName);
        Assert.Equal(" What it is.\n", service.Methods[0].InputType.Declaration?.LeadingComments);
    }

    // Loaders for JavaScript take such imports, and protoc refuses them.
    [Fact]
    public async Task Load_RelativeImports_AreFollowed()
    {
        Write(
            "a/one.proto",
            "syntax = \"proto3\"; package a;\nimport \"./two.proto\";\nimport '../b/three.proto';\nservice S {\n"
            + " rpc Get(T) returns (b.T); }");
        Write("a/two.proto", "syntax = \"proto3\"; package a;\nmessage T {}");
        Write("b/three.proto", "syntax = \"proto3\"; package b;\nmessage T {}");

        Assert.Equal("b.T", Assert.Single(await LoadAsync("protos: .\nservices: { a.S: }")).Methods[0].OutputType.FullName);
    }

    [Fact]
    public async Task Load_DescriptorSetInAnyOrder_IsBuilt()
    {
        Write("a.proto", "syntax = \"proto3\"; package a;\nimport \"t.proto\";\nservice S {\n rpc Get(T) returns (T); }");
        Write("t.proto", "syntax = \"proto3\"; package a;\nmessage T {}");
        var set = Google.Protobuf.Reflection.FileDescriptorSet.Parser.ParseFrom(
            await Protoc.CompileAsync([_folder.FullName], ["a.proto"], default));
        var turned = new Google.Protobuf.Reflection.FileDescriptorSet { File = { set.File.Reverse() } };
        await File.WriteAllBytesAsync(Path.Combine(_folder.FullName, "graph.binpb"), Google.Protobuf.MessageExtensions.ToByteArray(turned));

        Assert.Equal("a.S", Assert.Single(await LoadAsync("protos: graph.binpb\nservices: { a.S: }")).FullName);
    }

    [Fact]
    public async Task Load_ServiceThatIsNotThere_NamesThoseThatAre()
    {
        Write("a.proto", "syntax = \"proto3\"; package a;\nservice S {}\nservice T {}");

        var fault = await Assert.ThrowsAsync<BindingException>(() => LoadAsync("protos: .\nservices: { a.X: }"));

        Assert.Equal("graph.yaml:2:13: The protos have no service a.X. They have a.S, a.T.", fault.Message);
    }

    [Theory]
    [InlineData("import \"not/there.proto\";\nservice S {}", "Add the folder that this import starts from to protos.")]
    [InlineData("service S {\n rpc Get(T) returns (T); }", "\"T\" is not defined.")]
    public async Task Load_ProtoThatDoesNotCompile_TellsWhatProtocSays(string text, string part)
    {
        Write("a.proto", $"syntax = \"proto3\"; package a;\n{text}");

        var fault = await Assert.ThrowsAsync<BindingException>(() => LoadAsync("protos: .\nservices: { a.S: }"));

        Assert.StartsWith("protoc refuses the protos:\n", fault.Message, StringComparison.Ordinal);
        Assert.Contains("a.proto:", fault.Message, StringComparison.Ordinal);
        Assert.Contains(part, fault.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("not-there.binpb", " is neither a folder nor a file that can be read.")]
    [InlineData("text.binpb", " is no descriptor set: ")]
    public async Task Load_FileThatIsNoDescriptorSet_IsNamed(string file, string part)
    {
        Write("text.binpb", "this is text");

        var fault = await Assert.ThrowsAsync<BindingException>(() => LoadAsync($"protos: {file}\nservices: {{ a.S: }}"));

        Assert.StartsWith($"graph.yaml:1:9: {Path.Combine(_folder.FullName, file)}{part}", fault.Message, StringComparison.Ordinal);
    }

    private void Write(string path, string text)
    {
        var file = new FileInfo(Path.Combine(_folder.FullName, path));
        file.Directory!.Create();
        File.WriteAllText(file.FullName, text);
    }

    private Task<IReadOnlyList<Google.Protobuf.Reflection.ServiceDescriptor>> LoadAsync(string options)
        => ServiceSources.LoadAsync(GraphFileReader.Read(options, "graph.yaml", _folder.FullName), default);
}
