using GraphBff.Upstream.Errors;

namespace GraphBff.Upstream.Tests.Errors;

public class FieldPathsTests
{
    [Theory]
    [InlineData("email", "input email")]
    [InlineData("postal_code", "input postalCode")]
    [InlineData("lines[0].quantity", "input lines 0 quantity")]
    [InlineData("lines[12].unit_price.units", "input lines 12 unitPrice units")]
    [InlineData("labels[\"colour\"]", "input labels colour")]
    [InlineData("", "input")]
    [InlineData("..[", "input")]
    [InlineData("_", "input")]
    public void Of_ProtoField_IsTheInputsPath(string field, string path)
        => Assert.Equal(path.Split(' '), new FieldPaths("input").Of(field));

    [Theory]
    [InlineData("user.email", "input email")]
    [InlineData("lines[3].product_id", "input lines 3 sku")]
    [InlineData("product_id", "input productId")]
    public void Of_RenamedField_IsTheInputsPath(string field, string path)
    {
        var paths = new FieldPaths("input");
        paths.Rename("user", "");
        paths.Rename("lines.product_id", "sku");

        Assert.Equal(path.Split(' '), paths.Of(field));
    }

    [Fact]
    public void Of_Argument_HasNoPrefix() => Assert.Equal(["pageSize"], FieldPaths.OfArguments.Of("page_size"));
}
