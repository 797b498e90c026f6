using GraphBff.Binding.Names;

namespace GraphBff.Binding.Tests.Names;

public sealed class WordsTests
{
    [Theory]
    [InlineData("OrderLine", "order line")]
    [InlineData("ORDER_LINE", "order line")]
    [InlineData("HTTPStatus", "http status")]
    [InlineData("OAuth2Token", "o auth2 token")]
    [InlineData("__x__y", "x y")]
    [InlineData("_", "")]
    public void Of_Name_SplitsAtCapitalsAndUnderscores(string name, string words) => Assert.Equal(words, string.Join(' ', Words.Of(name)));

    [Theory]
    [InlineData("product_id", "productId")]
    [InlineData("GetURLs", "getUrLs")]
    [InlineData("ID", "id")]
    [InlineData("_1st", "_1st")]
    [InlineData("_", "_")]
    [InlineData("__typename", "typename")]
    public void Camel_AnyName_IsANameOfGraphQL(string name, string camel)
    {
        Assert.Equal(camel, Words.Camel(name));
        Assert.True(Words.IsName(camel));
    }

    [Theory]
    [InlineData("category", "categories")]
    [InlineData("key", "keys")]
    [InlineData("address", "addresses")]
    [InlineData("news", "news")]
    [InlineData("box", "boxes")]
    public void Plural_Word_IsRegular(string word, string plural) => Assert.Equal(plural, Words.Plural(word));
}
