using GraphBff.Binding.Commands;

namespace GraphBff.Binding.Tests.Commands;

public sealed class WriteLockTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("graphbff-binding-");

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public async Task WriteLock_ThenAServiceBeforeTheFirst_KeepsItsNames()
    {
        await WriteAsync(
            "a.proto",
            "syntax = \"proto3\"; package a;\nservice S {\n rpc GetThing(Thing) returns (Thing); }\nmessage Thing { string id = 1; }");
        await WriteAsync(
            "b.proto",
            "syntax = \"proto3\"; package b;\nservice T {\n rpc GetThing(Thing) returns (Thing); }\nmessage Thing { string id = 1; }");
        await WriteAsync("graph.yaml", "protos: .\nservices: { a.S: }");
        await ExplainAsync("--write-lock");
        await WriteAsync("graph.yaml", "protos: .\nservices: { b.T: , a.S: }");

        var text = await ExplainAsync();

        Assert.Equal(
            """
            # The names of the graph, as `explain --write-lock` wrote them. Commit this file: who has a name keeps it.
            query:
              a.S.GetThing: thing
            type:
              a.Thing: Thing

            """,
            await File.ReadAllTextAsync(Path.Combine(_folder.FullName, "graph.lock.yaml")));
        Assert.Contains("  GetThing  tThing(id: ID!): TThing  ", text, StringComparison.Ordinal);
        Assert.Contains("  GetThing  thing(id: ID!): Thing  ", text, StringComparison.Ordinal);
    }

    private Task WriteAsync(string file, string text) => File.WriteAllTextAsync(Path.Combine(_folder.FullName, file), text);

    private async Task<string> ExplainAsync(params string[] options)
    {
        var (output, error) = (new StringWriter(), new StringWriter());
        var exitCode = await new ExplainCommand(output, error).Create()
            .Parse([Path.Combine(_folder.FullName, "graph.yaml"), .. options]).InvokeAsync();
        Assert.Equal(("", 0), (error.ToString(), exitCode));
        return output.ToString();
    }
}
