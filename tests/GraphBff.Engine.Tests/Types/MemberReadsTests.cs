using GraphBff.Engine.Types;

namespace GraphBff.Engine.Tests.Types;

public sealed class MemberReadsTests
{
    [Theory]
    [InlineData("order => order.Total", "Total")]
    [InlineData("order => order.CreateTime?.ToDateTimeOffset()", "CreateTime")]
    [InlineData("static (order) => order!.Total", "Total")]
    [InlineData("(Order order) => order . Total + order.Tax", "Tax Total")]
    [InlineData(
        "(user, field) => field.Operation.Loader<Pages>()\n    .ReadAsync(field, user.Id, field.Arguments.Find<int>(\"user\"))", null)]
    [InlineData("(user, field) => Load(field, user.Id)", "Id")]
    [InlineData("async (user, field) => await Load(field, user.Id)", "Id")]
    [InlineData("(_, field) => Load(field)", "")]
    [InlineData("_ => null", "")]
    [InlineData("order => Describe(order)", null)]
    [InlineData("order => order is { Total: 1 }", null)]
    [InlineData("MoneyAmount.Format", null)]
    [InlineData("", null)]
    public void Parse_Lambda_MembersOfItsParent(string lambda, string? members)
    {
        var reads = MemberReads.Parse(lambda);

        Assert.Equal(members, reads.Names is null ? null : string.Join(' ', reads.Names));
    }
}
