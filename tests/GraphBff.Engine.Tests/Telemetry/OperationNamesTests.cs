using GraphBff.Engine.Telemetry;

namespace GraphBff.Engine.Tests.Telemetry;

public sealed class OperationNamesTests
{
    [Fact]
    public void Of_MoreNamesThanPlaces_TheLaterOnesAreOthers()
    {
        var names = new OperationNames(2);

        string[] measured = [.. ((string[])["A", "B", "C", "A", "C"]).Select(name => names.Of(name, isTrusted: false))];

        Assert.Equal(["A", "B", "(other)", "A", "(other)"], measured);
    }

    [Fact]
    public void Of_TrustedName_TakesNoPlace()
    {
        var names = new OperationNames(1);

        Assert.Equal("Trusted", names.Of("Trusted", isTrusted: true));
        Assert.Equal("Trusted", names.Of("Trusted", isTrusted: false));
        Assert.Equal("A", names.Of("A", isTrusted: false));
        Assert.Equal("(other)", names.Of("B", isTrusted: false));
        Assert.Equal("B", names.Of("B", isTrusted: true));
    }

    [Fact]
    public void Of_NoNameOrAVeryLongOne_HasNoPlace()
    {
        var names = new OperationNames(10);

        Assert.Equal("(none)", names.Of(null, isTrusted: false));
        Assert.Equal("(other)", names.Of(new string('a', 101), isTrusted: false));
    }
}
