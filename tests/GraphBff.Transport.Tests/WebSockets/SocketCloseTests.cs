using System.Text;
using GraphBff.Transport.WebSockets;

namespace GraphBff.Transport.Tests.WebSockets;

public class SocketCloseTests
{
    [Theory]
    [InlineData("", 0)]
    [InlineData("x", 123)]
    [InlineData("é", 122)]
    [InlineData("€", 123)]
    [InlineData("😀", 120)]
    public void Reason_OfAnyLength_IsTextOf123BytesAtMost(string character, int size)
    {
        var reason = SocketClose.Invalid(string.Concat(Enumerable.Repeat(character, 200))).Reason;

        Assert.Equal(size, Encoding.UTF8.GetByteCount(reason));
        Assert.DoesNotContain('\ufffd', reason);
    }

    [Fact]
    public void Reason_ThatFits_IsWhole() => Assert.Equal(new string('x', 123), SocketClose.Invalid(new string('x', 123)).Reason);
}
