using GraphBff.Binding.Options;
using GraphBff.Binding.Serving;

namespace GraphBff.Binding.Tests.Serving;

public sealed class BoundServiceTests
{
    [Fact]
    public async Task Name_ThatAServiceBeforeHas_IsTheFullName()
    {
        var folder = Directory.CreateTempSubdirectory("graphbff-binding-");
        foreach (var package in new[] { "a", "b" })
        {
            await File.WriteAllTextAsync(
                Path.Combine(folder.FullName, $"{package}.proto"),
                $$"""
                syntax = "proto3"; package {{package}};
                service Things { rpc GetThing(Asked) returns (Thing); }
                message Asked {}
                message Thing { string name = 1; }
                """);
        }

        var plan = await Planned.PlanOfFolderAsync(folder.FullName, "protos: .\nservices: { b.Things: , a.Things: }");
        folder.Delete(recursive: true);

        var services = BoundGraph.Of(plan, _ => null).Services;
        Assert.Equal(["Things", "a.Things"], services.Select(service => service.Name));
        Assert.Equal(["/a.Things/GetThing"], services[1].Reads);
    }

    [Fact]
    public async Task Address_WithAVariableThatIsNotSet_NamesIt()
    {
        var plan = await Planned.ServiceAsync(
            """
            rpc GetThing(Asked) returns (Thing);
            ---
            message Asked {}
            message Thing { string name = 1; }
            """,
            "{ address: ${THINGS_URL} }");

        Assert.Equal("http://a:1", BoundGraph.Of(plan, _ => "http://a:1").Services[0].Address);
        Assert.Contains(
            "The variable THINGS_URL",
            Assert.Throws<BindingException>(() => BoundGraph.Of(plan, _ => null)).Message,
            StringComparison.Ordinal);
    }
}
