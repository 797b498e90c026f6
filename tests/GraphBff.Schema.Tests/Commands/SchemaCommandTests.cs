using GraphBff.Hosting.Commands;

namespace GraphBff.Schema.Tests.Commands;

public sealed class SchemaCommandTests : IDisposable
{
    private readonly DirectoryInfo _directory = Directory.CreateTempSubdirectory("graphbff-schema-");

    [Fact]
    public async Task Export_ThenCheck_IsAsWritten()
    {
        Assert.Equal(0, await RunAsync(["schema", "export", "--output", _directory.FullName]));
        Assert.Equal(0, await RunAsync(["schema", "check", "--output", _directory.FullName]));
    }

    [Theory]
    [InlineData("schema.graphql", "type Query { stale: Int }")]
    [InlineData("operations/manifest.json", null)]
    [InlineData("surplus.graphql", "")]
    public async Task Check_StaleMissingOrSurplusFile_Fails(string file, string? content)
    {
        await RunAsync(["schema", "export", "--output", _directory.FullName]);
        var path = Path.Combine(_directory.FullName, file);
        if (content is null)
        {
            File.Delete(path);
        }
        else
        {
            await File.WriteAllTextAsync(path, content);
        }

        Assert.Equal(1, await RunAsync(["schema", "check", "--output", _directory.FullName]));
    }

    [Theory]
    [InlineData]
    [InlineData("print")]
    [InlineData("export", "--output")]
    [InlineData("export", "--input", "x")]
    [InlineData("check", "x")]
    public async Task Run_NotUnderstood_Usage(params string[] args) => Assert.Equal(2, await RunAsync(["schema", .. args]));

    private static Task<int> RunAsync(string[] args) => ProductCommand.RunAsync(args, TextWriter.Null, TextWriter.Null);

    public void Dispose() => _directory.Delete(recursive: true);
}
