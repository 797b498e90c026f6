using GraphBff.Upstream.Streaming;

namespace GraphBff.Upstream.Tests.Streaming;

public sealed class KeySetTests
{
    [Fact]
    public void Of_SameKeysInAnyOrderAndNumber_Equal()
    {
        var one = KeySet.Of(["b", "a", "b"]);
        var two = KeySet.Of(["a", "b"]);

        Assert.Equal(one, two);
        Assert.Equal(one.GetHashCode(), two.GetHashCode());
        Assert.Equal<string>(["a", "b"], one);
        Assert.Equal("a,b", one.ToString());
    }

    [Theory]
    [InlineData("a")]
    [InlineData("a,b,c")]
    [InlineData("a,B")]
    [InlineData("")]
    public void Of_OtherKeys_NotEqual(string keys)
        => Assert.NotEqual(KeySet.Of(["a", "b"]), KeySet.Of(keys.Split(',', StringSplitOptions.RemoveEmptyEntries)));

    [Fact]
    public void Of_NoKeys_Empty() => Assert.Same(KeySet.Empty, KeySet.Of([]));
}
