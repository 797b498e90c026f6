using GraphBff.Binding.Commands;

namespace GraphBff.Binding.Tests.Commands;

public sealed class ExplainCommandTests
{
    [Fact]
    public async Task Explain_FileThatCannotBeUsed_SaysWhyAndExitsWithTwo()
    {
        var (output, error) = (new StringWriter(), new StringWriter());

        var exitCode = await new ExplainCommand(output, error).Create().Parse(["/nowhere/graph.yaml"]).InvokeAsync();

        Assert.Equal(2, exitCode);
        Assert.StartsWith("/nowhere/graph.yaml cannot be read", error.ToString(), StringComparison.Ordinal);
        Assert.Empty(output.ToString());
    }

    [Theory]
    [InlineData]
    [InlineData("a.yaml", "b.yaml")]
    [InlineData("a.yaml", "--format", "xml")]
    public void Explain_OtherArguments_AreRefused(params string[] arguments)
        => Assert.NotEmpty(new ExplainCommand(TextWriter.Null, TextWriter.Null).Create().Parse(arguments).Errors);
}
