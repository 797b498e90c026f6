using GraphBff.Testing;
using Grpc.Core;
using Snapshooter.Xunit;

namespace GraphBff.Tests.Users;

public sealed class UserMutationsTests : IAsyncLifetime
{
    private const string Create =
        """
        mutation($name: String!, $email: String!) {
          createUser(input: { name: $name, email: $email }) {
            user { id name email }
            errors {
              __typename
              ... on Error { message }
              ... on EmailTakenError { email }
              ... on ValidationError { fields { path message } }
            }
          }
        }
        """;

    private TestGraph _graph = null!;

    public async Task InitializeAsync() => _graph = await TestGraph.StartAsync();

    public async Task DisposeAsync() => await _graph.DisposeAsync();

    [Fact]
    public async Task CreateUser_Valid_User()
        => (await _graph.WalkAsync(Create, new { name = "Grace Hopper", email = "grace@example.com" })).MatchSnapshot();

    [Fact]
    public async Task CreateUser_EmailTaken_TypedError()
    {
        await _graph.QueryAsync(Create, new { name = "Grace Hopper", email = "grace@example.com" });

        (await _graph.WalkAsync(Create, new { name = "Other", email = "grace@example.com" })).MatchSnapshot();
    }

    [Fact]
    public async Task CreateUser_AlreadyExistsWithoutReason_EmailTaken()
    {
        _graph.Upstream.Before = (method, _) => method == "CreateUser"
            ? throw new RpcException(new Status(StatusCode.AlreadyExists, "users_email_key"))
            : Task.CompletedTask;

        (await _graph.WalkAsync(Create, new { name = "Other", email = "grace@example.com" })).MatchSnapshot();
    }

    [Fact]
    public async Task CreateUser_NoNameAndNoEmail_BothViolationsAndNoCall()
    {
        var walk = await _graph.WalkAsync(Create, new { name = "", email = "nobody" });

        Assert.Empty(_graph.Upstream.Calls);
        walk.MatchSnapshot();
    }

    [Fact]
    public async Task CreateUser_MegabyteOfName_RefusedAndServesOn()
    {
        string name = new('x', 1 << 20);
        using var refused = await _graph.Http.PostAsync("/graphql", new StringContent(
            $$"""{"query":"mutation { createUser(input: { name: \"{{name}}\", email: \"a@b.de\" }) { user { id } } }"}""",
            null,
            "application/json"));

        Assert.Equal(413, (int)refused.StatusCode);
        Assert.Contains("PAYLOAD_TOO_LARGE", await refused.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Empty(_graph.Upstream.Calls);
        Assert.Equal("Query", (await _graph.QueryAsync("{ __typename }")).GetProperty("data").GetProperty("__typename").GetString());
    }

    [Theory]
    [InlineData(100, 0)]
    [InlineData(101, 1)]
    public async Task CreateUser_NameLength_CountsCharactersAsPeopleDo(int length, int violations)
    {
        // A family emoji is one character of many code points.
        var name = string.Concat(Enumerable.Repeat("\U0001F469\u200D\U0001F469\u200D\U0001F467", length));

        var response = await _graph.QueryAsync(
            Create, new { name = length > 100 ? new string('n', length) : name[..8] + new string('n', 99), email = "n@example.com" });

        Assert.Equal(violations, response.GetProperty("data").GetProperty("createUser").GetProperty("errors").GetArrayLength());
    }
}
