using GraphBff.Binding.Options;

namespace GraphBff.Binding.Tests.Options;

public sealed class VariablesTests
{
    [Fact]
    public void Expand_VariablesSetAndNotSet_ReplacesThoseAndNamesThese()
    {
        var (value, missing) = Variables.Expand(
            "http://${HOST}:${PORT}${EMPTY}", name => name switch { "HOST" => "shop", "EMPTY" => "", _ => null });

        Assert.Equal("http://shop:${PORT}${EMPTY}", value);
        Assert.Equal(["PORT", "EMPTY"], missing);
    }
}
