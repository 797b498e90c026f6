using GraphBff.Engine.Planning;

namespace GraphBff.Engine.Tests.Planning;

public sealed class OperationKeyTests
{
    private readonly OperationKeyComparer _comparer = new();

    [Fact]
    public void Key_OfEqualBytes_IsEqual()
    {
        var cached = new CachedOperation(new OperationKey("{a}"u8, "N"u8, isJson: true), null!);

        Assert.True(_comparer.Equals(new OperationKey("{a}"u8, "N"u8, isJson: true), cached));
        Assert.Equal(_comparer.GetHashCode(cached), _comparer.GetHashCode(new OperationKey("{a}"u8, "N"u8, isJson: true)));
    }

    [Theory]
    [InlineData("{b}", "N", true)]
    [InlineData("{a}", "M", true)]
    [InlineData("{a}", "", true)]
    [InlineData("{a}N", "", true)]
    [InlineData("{a", "}N", true)]
    [InlineData("{a}", "N", false)]
    public void Key_DifferentInOnePart_IsNotEqual(string query, string name, bool isJson)
    {
        var cached = new CachedOperation(new OperationKey("{a}"u8, "N"u8, isJson: true), null!);
        var other = new OperationKey(System.Text.Encoding.UTF8.GetBytes(query), System.Text.Encoding.UTF8.GetBytes(name), isJson);

        Assert.False(_comparer.Equals(other, cached));
    }
}
