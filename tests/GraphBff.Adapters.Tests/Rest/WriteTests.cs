using System.Globalization;
using System.Text.Json;

namespace GraphBff.Adapters.Tests.Rest;

[Collection(ProductCollection.Name)]
public sealed class WriteTests(GraphFixture fixture)
{
    private static int _next;

    [Fact]
    public async Task Post_NewUser_IsCreatedAtItsAddress()
    {
        var response = await CreateUserAsync();

        Assert.Equal(201, response.Status);
        var location = response.Header("Location");
        Assert.Equal($"/api/v1/users/{response.Json.GetProperty("id").GetString()}", location);
        Assert.Equal(response.Text, (await fixture.Graph.GetAsync(location!)).Text);
    }

    [Fact]
    public async Task Post_UserThatBreaksRules_NamesTheFieldsByPointer()
    {
        var response = await fixture.Graph.SendAsync("POST", "/api/v1/users", """{"name":"","email":"x"}""");

        Assert.Equal((400, "urn:problem-type:validation"), (response.Status, response.Json.GetProperty("type").GetString()));
        Assert.Equal(
            """[{"detail":"A name has 1 to 100 characters.","pointer":"#/name"},"""
            + """{"detail":"This is not a valid email address.","pointer":"#/email"}]""",
            response.Json.GetProperty("errors").GetRawText());
        Assert.Empty(fixture.Graph.Upstream.Calls);
    }

    [Fact]
    public async Task Post_EmailTwice_IsAConflict()
    {
        var email = (await CreateUserAsync()).Json.GetProperty("email").GetString();

        var response = await fixture.Graph.SendAsync("POST", "/api/v1/users", JsonSerializer.Serialize(new { name = "Ada", email }));

        Assert.Equal((409, "ALREADY_EXISTS"), (response.Status, response.Code));
        Assert.Equal("urn:problem-type:email-taken", response.Json.GetProperty("type").GetString());
    }

    [Fact]
    public async Task Post_OrderWithOneIdempotencyKey_IsPlacedOnce()
    {
        var first = await PlaceOrderAsync("key-1");
        var again = await PlaceOrderAsync("key-1");
        var other = await PlaceOrderAsync("key-1", quantity: 2);

        Assert.Equal((201, 201, 409), (first.Status, again.Status, other.Status));
        Assert.Equal(first.Header("Location"), again.Header("Location"));
        Assert.Equal("urn:problem-type:idempotency-key-reused", other.Json.GetProperty("type").GetString());
    }

    [Fact]
    public async Task Post_KeyInHeaderAndBody_TheHeaderWins()
    {
        var first = await PlaceOrderAsync("header-1", inBody: "body-1");
        var again = await PlaceOrderAsync("header-1", inBody: "body-2");

        Assert.Equal(first.Header("Location"), again.Header("Location"));
    }

    [Fact]
    public async Task Post_Cancel_AnswersTheOrderAndThenAConflict()
    {
        var path = (await PlaceOrderAsync("cancel-1")).Header("Location") + "/cancel";

        var first = await fixture.Graph.SendAsync("POST", path);
        var again = await fixture.Graph.SendAsync("POST", path);

        Assert.Equal((200, "CANCELLED"), (first.Status, first.Json.GetProperty("status").GetString()));
        Assert.Equal((409, "FAILED_PRECONDITION"), (again.Status, again.Code));
    }

    [Fact]
    public async Task Post_OrderOfNobody_IsNotFound()
    {
        var response = await PlaceOrderAsync("nobody-1", user: "VXNlcjpub25l");

        Assert.Equal((404, "urn:problem-type:user-not-found"), (response.Status, response.Json.GetProperty("type").GetString()));
    }

    private Task<RestResponse> CreateUserAsync()
    {
        var number = Interlocked.Increment(ref _next).ToString(CultureInfo.InvariantCulture);
        return fixture.Graph.SendAsync("POST", "/api/v1/users", $$"""{"name":"Ada","email":"ada.{{number}}@rest.example"}""");
    }

    private Task<RestResponse> PlaceOrderAsync(string key, int quantity = 1, string? inBody = null, string user = RestClient.Ada)
    {
        var order = new Dictionary<string, object>
        {
            ["userId"] = user,
            ["lines"] = new[] { new { productId = "UHJvZHVjdDpwcm9kdWN0LTAwMQ", quantity } },
        };
        if (inBody is not null)
        {
            order.Add("idempotencyKey", inBody);
        }

        return fixture.Graph.SendAsync("POST", "/api/v1/orders", JsonSerializer.Serialize(order), ("Idempotency-Key", key));
    }
}
