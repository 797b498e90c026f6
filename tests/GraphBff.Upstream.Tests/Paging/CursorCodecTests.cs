using GraphBff.Engine.Errors;
using GraphBff.Upstream.Paging;

namespace GraphBff.Upstream.Tests.Paging;

public class CursorCodecTests
{
    private static readonly CursorScope Scope = CursorScope.Of("books", "all");

    private static readonly Cursor InPage = new("tökén", 300) { Before = [1, uint.MaxValue, 3], After = 4 };

    [Theory]
    [InlineData("")]
    [InlineData("token")]
    [InlineData("日本")]
    public void Decode_PageStart_GivesTheSameCursor(string token)
    {
        var decoded = CursorCodec.TryDecode(CursorCodec.Encode(new Cursor(token, 0), Scope), Scope);

        Assert.Equal((token, 0), (decoded!.Token, decoded.Skip));
    }

    [Fact]
    public void Decode_PlaceInPage_GivesTheSameCursor()
    {
        var decoded = CursorCodec.TryDecode(CursorCodec.Encode(InPage, Scope), Scope);

        Assert.Equal((InPage.Token, InPage.Skip, InPage.After), (decoded!.Token, decoded.Skip, decoded.After));
        Assert.Equal(InPage.Before, decoded.Before);
    }

    [Fact]
    public void Encode_SameCursor_IsTheSameTextInEveryVersion()
    {
        // Cursors outlive a deployment: a change of this text needs a new version number.
        Assert.Equal("AfHV_uysAoMBAAAA_____wMAAAAEAAAAdMO2a8Opbg", CursorCodec.Encode(InPage, Scope));
    }

    [Theory]
    [InlineData("")]
    [InlineData("!")]
    [InlineData("AQ")]
    [InlineData("AQAAAAAA")]
    [InlineData("not a cursor")]
    [InlineData("YXJyYXljb25uZWN0aW9uOjE=")]
    public void Decode_Garbage_GivesNull(string text) => Assert.Null(CursorCodec.TryDecode(text, Scope));

    [Fact]
    public void Decode_TooLong_GivesNull() => Assert.Null(CursorCodec.TryDecode(new string('A', 100_000), Scope));

    [Fact]
    public void Encode_LongestToken_IsTakenBack_LongerIsRefusedWhereItIsMade()
    {
        string longest = new('t', (CursorCodec.MaxLength / 4 * 3) - 6);

        var text = CursorCodec.Encode(new Cursor(longest, 0), Scope);

        Assert.Equal(CursorCodec.MaxLength, text.Length);
        Assert.Equal(longest, CursorCodec.TryDecode(text, Scope)!.Token);
        var error = Assert.Throws<GraphException>(() => CursorCodec.Encode(new Cursor(longest + "t", 0), Scope)).Error;
        Assert.Equal(ErrorCodes.Internal, error.Code);
    }

    [Theory]
    [InlineData("books", "some")]
    [InlineData("films", "all")]
    [InlineData("booksall", "")]
    public void Decode_OfAnotherList_GivesNull(string name, string filter)
        => Assert.Null(CursorCodec.TryDecode(CursorCodec.Encode(InPage, Scope), CursorScope.Of(name, filter)));

    [Fact]
    public void Decode_AnyCharacterChanged_GivesNull()
    {
        var text = CursorCodec.Encode(InPage, Scope);
        for (var i = 0; i < text.Length - 1; i++)
        {
            var changed = text[..i] + (text[i] == 'A' ? 'B' : 'A') + text[(i + 1)..];
            Assert.Null(CursorCodec.TryDecode(changed, Scope));
            Assert.Null(CursorCodec.TryDecode(text[..i], Scope));
        }
    }

    [Fact]
    public void Decode_RandomBytes_NeverThrows()
    {
        var random = new Random(1);
        for (var i = 0; i < 10_000; i++)
        {
            var bytes = new byte[random.Next(40)];
            random.NextBytes(bytes);
            Assert.Null(CursorCodec.TryDecode(Convert.ToBase64String(bytes), Scope));
        }
    }
}
