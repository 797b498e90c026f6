using System.Text;
using GraphBff.Engine.Errors;
using GraphBff.Engine.Output;

namespace GraphBff.Engine.Tests.Output;

public sealed class GlobalIdTests
{
    [Theory]
    [InlineData("1")]
    [InlineData("a:b:c")]
    [InlineData("é€\ud83d\ude00")]
    [InlineData(" ")]
    public void Format_ThenParse_IsTheSame(string id)
    {
        Assert.True(GlobalId.TryParse(GlobalId.Format("User", id), out var typeName, out var parsed));
        Assert.Equal(("User", id), (typeName, parsed));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(100)]
    [InlineData(126)]
    [InlineData(127)]
    [InlineData(379)]
    [InlineData(1530)]
    public void Write_IdOfAnyLength_IsWhatFormatGives(int length)
    {
        var id = new string('x', length - 1) + 'é';
        using var output = new JsonOutput();

        GlobalId.Write(output, "User:"u8, id);

        Assert.Equal($"\"{GlobalId.Format("User", id)}\"", Encoding.UTF8.GetString(output.WrittenMemory.Span));
    }

    [Fact]
    public void Parse_LongestId_Reads()
    {
        var longest = new string('x', 1531);

        Assert.Equal(GlobalId.MaxLength, GlobalId.Format("User", longest).Length);
        Assert.Equal(longest, GlobalId.Parse(GlobalId.Format("User", longest), "User", "id"));
    }

    [Theory]
    [InlineData(1532)]
    [InlineData(100_000)]
    public void Make_IdThatWouldNotBeTakenBack_IsInternal(int length)
    {
        var id = new string('x', length);
        using var output = new JsonOutput();

        Assert.Equal(ErrorCodes.Internal, Assert.Throws<GraphException>(() => GlobalId.Write(output, "User:"u8, id)).Error.Code);
        Assert.Equal(ErrorCodes.Internal, Assert.Throws<GraphException>(() => GlobalId.Format("User", id)).Error.Code);
    }

    [Fact]
    public void Parse_TooLong_IsNone() => Assert.False(GlobalId.TryParse(new string('A', GlobalId.MaxLength + 4), out _, out _));

    [Theory]
    [InlineData("")]
    [InlineData("User:1")]
    [InlineData("VXNlcg")]
    [InlineData("VXNlcjo")]
    [InlineData("OjE")]
    [InlineData("VXNlcjox=")]
    [InlineData("VXNlcjox+")]
    [InlineData("VXNl cjox")]
    [InlineData("VXNlcjox\n")]
    [InlineData("VXNlcjoxMg==")]
    [InlineData("VXNlcjoxMh")]
    [InlineData("V")]
    public void Parse_Garbage_IsBadId(string text)
    {
        Assert.False(GlobalId.TryParse(text, out _, out _));
        Assert.Equal(ErrorCodes.BadId, Assert.Throws<GraphException>(() => GlobalId.Parse(text, "User", "id")).Error.Code);
    }

    [Fact]
    public void Parse_OtherType_IsBadIdThatNamesTheArgument()
    {
        var error = Assert.Throws<GraphException>(() => GlobalId.Parse(GlobalId.Format("Order", "1"), "User", "userId")).Error;

        Assert.Equal(ErrorCodes.BadId, error.Code);
        Assert.Contains("userId", error.Message, StringComparison.Ordinal);
    }
}
