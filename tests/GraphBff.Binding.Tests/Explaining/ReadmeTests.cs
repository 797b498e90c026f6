using System.Text.Json;
using System.Text.RegularExpressions;
using GraphBff.Binding.Commands;
using GraphBff.Binding.Plans;
using GraphBff.Testing;

namespace GraphBff.Binding.Tests.Explaining;

/// <summary>The page's example, run to the letter, and its tables.</summary>
public sealed partial class ReadmeTests
{
    private static readonly string Page = File.ReadAllText(Path.Combine(Repository.Root, "src", "GraphBff.Binding", "README.md"));

    [Fact]
    public async Task Example_OfThePage_PrintsWhatThePageSays()
    {
        var (exitCode, output, error) = await ExplainAsync();

        Assert.Equal(("", 0), (error, exitCode));
        Assert.Equal(Block("text"), output);
    }

    [Fact]
    public async Task Example_AsJson_HasTheSameMethodsWithTheirConventions()
    {
        var (_, output, _) = await ExplainAsync("--format", "json");

        using var json = JsonDocument.Parse(output);
        var methods = json.RootElement.GetProperty("services").EnumerateArray()
            .SelectMany(service => service.GetProperty("methods").EnumerateArray())
            .ToDictionary(method => method.GetProperty("method").GetString()!);
        Assert.Equal("node", Text(methods["GetCart"], "use") == "query" ? "node" : "");
        Assert.Equal("cart", Text(methods["GetCart"], "field"));
        Assert.Equal("graph.yaml:4:77", methods["Convert"].GetProperty("reasons").EnumerateArray().Last().GetProperty("line").GetString());
        Assert.Equal("none", Text(methods["Recommend"], "use"));
        Assert.Contains(
            "wholeList",
            methods["ListProducts"].GetProperty("reasons").EnumerateArray().Select(reason => reason.GetProperty("convention").GetString()));
        Assert.Equal(
            "CART_SERVICE_URL", json.RootElement.GetProperty("services")[2].GetProperty("address").GetProperty("notSet")[0].GetString());
    }

    [Fact]
    public void Table_OfConventions_HasEach()
    {
        var rows = Row().Matches(Page.Split("## Conventions")[1].Split("\n## ")[0]).Select(match => match.Groups[1].Value);

        Assert.Equal(Enum.GetNames<Convention>().Select(JsonNamingPolicy.CamelCase.ConvertName), rows);
    }

    private static string? Text(JsonElement element, string name) => element.GetProperty(name).GetString();

    private static async Task<(int ExitCode, string Output, string Error)> ExplainAsync(params string[] options)
    {
        var folder = Directory.CreateTempSubdirectory("graphbff-binding-");
        try
        {
            folder.CreateSubdirectory("protos");
            await File.WriteAllTextAsync(Path.Combine(folder.FullName, "protos", "shop.proto"), Block("proto"));
            var file = Path.Combine(folder.FullName, "graph.yaml");
            await File.WriteAllTextAsync(file, Block("yaml"));
            var (output, error) = (new StringWriter(), new StringWriter());
            var exitCode = await new ExplainCommand(output, error).Create().Parse([file, .. options]).InvokeAsync();
            return (exitCode, output.ToString(), error.ToString());
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static string Block(string language) => Page.Split($"```{language}\n")[1].Split("```")[0];

    [GeneratedRegex(@"^\| `(\w+)` \|", RegexOptions.Multiline)]
    private static partial Regex Row();
}
