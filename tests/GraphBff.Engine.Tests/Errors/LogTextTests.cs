using GraphBff.Engine.Errors;

namespace GraphBff.Engine.Tests.Errors;

public class LogTextTests
{
    [Theory]
    [InlineData(null, "")]
    [InlineData("https://app.example", "https://app.example")]
    [InlineData("a\u001b[2Jb", @"a\u001b[2Jb")]
    [InlineData("a\r\nfail: forged", @"a\u000d\u000afail: forged")]
    [InlineData("M\u00fcller\u202e", @"M\u00fcller\u202e")]
    public void Of_Text_IsPrintableAscii(string? text, string expected) => Assert.Equal(expected, LogText.Of(text));

    [Fact]
    public void Of_LongText_IsCutAndSaysSo()
    {
        var text = LogText.Of(new string('x', 30_000));

        Assert.Equal(new string('x', 200) + "... (30000 characters)", text);
    }
}
