using System.Buffers.Text;
using System.Globalization;
using System.Text.Json;

namespace GraphBff.MockServices.Tests.Graph;

/// <summary>What refers to something agrees with it.</summary>
public sealed class RelationTests(MockedGraphFixture fixture) : IClassFixture<MockedGraphFixture>
{
    [Fact]
    public async Task Relations_BothWays_LeadBack()
    {
        var orders = await fixture.Mocked.AllAsync("orders(", """
            id
            customer { id orders(first: 100) { nodes { id } } }
            payments { order { id } }
            """);

        Assert.All(orders, order =>
        {
            var siblings = order.GetProperty("customer").GetProperty("orders").GetProperty("nodes").EnumerateArray();
            Assert.Contains(Text(order, "id"), siblings.Select(sibling => Text(sibling, "id")));
            Assert.All(
                order.GetProperty("payments").EnumerateArray(),
                payment => Assert.Equal(Text(order, "id"), Text(payment.GetProperty("order"), "id")));
        });
        var users = await fixture.Mocked.AllAsync("users(", "orders(first: 100) { nodes { id } }");
        Assert.Equal(orders.Count, users.Sum(user => user.GetProperty("orders").GetProperty("nodes").GetArrayLength()));
    }

    [Fact]
    public async Task Amounts_OfAnOrder_AddUp()
    {
        var orders = await fixture.Mocked.AllAsync("orders(", """
            total { units }
            lines { quantity unitPrice { units } product { id price { units } } }
            payments { status amount { units } refundedAmount { units } }
            """);

        Assert.All(orders, order =>
        {
            var lines = order.GetProperty("lines").EnumerateArray().ToList();
            Assert.Equal(
                Units(order, "total"), lines.Sum(line => Units(line, "unitPrice") * line.GetProperty("quantity").GetInt32()));
            Assert.All(lines, line => Assert.Equal(Units(line, "unitPrice"), Units(line.GetProperty("product"), "price")));
            Assert.Distinct(lines.Select(line => Text(line.GetProperty("product"), "id")));
            Assert.All(order.GetProperty("payments").EnumerateArray(), payment =>
            {
                Assert.Equal(Units(order, "total"), Units(payment, "amount"));
                Assert.Equal(Text(payment, "status") == "REFUNDED", payment.GetProperty("refundedAmount").ValueKind != JsonValueKind.Null);
            });
        });
        Assert.Contains(
            orders, order => order.GetProperty("payments").EnumerateArray().Any(payment => Text(payment, "status") == "REFUNDED"));
    }

    [Fact]
    public async Task Times_OfWhatRefersToSomething_AreAfterIt()
    {
        var now = new MockSettings().Now;
        var orders = await fixture.Mocked.AllAsync("orders(", "createTime updateTime customer { createdAt } payments { createTime }");

        Assert.All(orders, order =>
        {
            var created = Time(order, "createTime");
            Assert.InRange(created, Time(order.GetProperty("customer"), "createdAt"), now);
            Assert.InRange(Time(order, "updateTime"), created, now);
            Assert.All(
                order.GetProperty("payments").EnumerateArray(), payment => Assert.InRange(Time(payment, "createTime"), created, now));
        });
    }

    [Fact]
    public async Task Users_HaveNamesAndAddressesThatAgreeAndAreTheirOwn()
    {
        var users = await fixture.Mocked.AllAsync("users(", "name email");

        Assert.Distinct(users.Select(user => Text(user, "email")));
        Assert.All(users, user =>
        {
            var first = string.Concat(Text(user, "name").Split(' ')[0].ToLowerInvariant().Where(char.IsAsciiLetter));
            Assert.Matches($"^{first}.*@example\\.com$", Text(user, "email"));
        });
    }

    [Fact]
    public async Task Node_NeverGivenOut_IsNull()
    {
        var unknown = Base64Url.EncodeToString("Order:order-9999"u8);

        var data = await fixture.Mocked.DataAsync($"{{ order(id: \"{unknown}\") {{ id }} }}");

        Assert.Equal(JsonValueKind.Null, data.GetProperty("order").ValueKind);
    }

    private static string Text(JsonElement node, string name) => node.GetProperty(name).GetString()!;

    private static DateTimeOffset Time(JsonElement node, string name) => node.GetProperty(name).GetDateTimeOffset();

    private static decimal Units(JsonElement node, string name)
        => decimal.Parse(Text(node.GetProperty(name), "units"), CultureInfo.InvariantCulture);
}
