using GraphBff.MockServices.Names;

namespace GraphBff.MockServices.Tests.Names;

public sealed class WordsTests
{
    [Theory]
    [InlineData("OrderLine", "order_line")]
    [InlineData("order_line", "order_line")]
    [InlineData("ORDER_LINE", "order_line")]
    [InlineData("HTTPStatus", "http_status")]
    [InlineData("userId", "user_id")]
    [InlineData("_x__y", "x_y")]
    public void Snake_OfEachCase_IsOne(string name, string expected) => Assert.Equal(expected, Words.Snake(name));

    [Fact]
    public void Ends_OfAName_AreTheLongestFirst()
        => Assert.Equal(["ship_to_city", "to_city", "city"], Words.Ends("ship_to_city"));

    [Theory]
    [InlineData("id", "ids")]
    [InlineData("category", "categories")]
    [InlineData("day", "days")]
    [InlineData("address", "addresses")]
    [InlineData("branch", "branches")]
    public void Plural_OfAWord_IsEnglish(string word, string plural) => Assert.Equal(plural, Words.Plural(word));
}
