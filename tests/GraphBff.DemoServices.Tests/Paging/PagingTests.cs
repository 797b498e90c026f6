using GraphBff.Contracts.Users.V1;
using GraphBff.DemoServices.Tests.Errors;

namespace GraphBff.DemoServices.Tests.Paging;

public sealed class PagingTests(SeededHost host) : IClassFixture<SeededHost>
{
    private static readonly string[] AllUserIds = [.. Enumerable.Range(1, 1000).Select(number => $"user-{number:D4}")];

    private UserService.UserServiceClient Users => host.Demo.Users;

    [Theory]
    [InlineData(1, 1000)]
    [InlineData(7, 143)]
    [InlineData(100, 10)]
    [InlineData(200, 5)]
    [InlineData(201, 5)]
    [InlineData(int.MaxValue, 5)]
    [InlineData(0, 20)]
    public async Task ListUsers_WalkInOneSize_EveryUserOnceAndNoEmptyLastPage(int pageSize, int pages)
    {
        var sizes = Enumerable.Repeat(pageSize, pages);

        var walked = await WalkAsync(sizes);

        Assert.Equal(AllUserIds, walked);
    }

    [Fact]
    public async Task ListUsers_WalkInChangingSizes_EveryUserOnce()
    {
        // 3 + 199 + 1 + 50 + 200 + 47 + 200 + 200 + 100 = 1,000
        var walked = await WalkAsync([3, 199, 1, 0, 200, 47, 200, 500, 100]);

        Assert.Equal(AllUserIds, walked);
    }

    [Fact]
    public async Task ListUsers_UsersAddedDuringTheWalk_OldOnesOnceNewOnesLast()
    {
        await using var demo = await DemoHost.StartAsync();
        var first = await demo.Users.ListUsersAsync(new() { PageSize = 200 });
        var added = (await demo.Users.CreateUserAsync(new() { Name = "New", Email = "new@example.com" })).User;

        var ids = first.Users.Select(user => user.Id).ToList();
        for (var token = first.NextPageToken; token.Length > 0;)
        {
            var page = await demo.Users.ListUsersAsync(new() { PageSize = 200, PageToken = token });
            ids.AddRange(page.Users.Select(user => user.Id));
            token = page.NextPageToken;
        }

        Assert.Equal([.. AllUserIds, added.Id], ids);
    }

    [Fact]
    public async Task ListUsers_NegativePageSize_InvalidArgument()
    {
        var failure = await Failure.OfAsync(Users.ListUsersAsync(new() { PageSize = -1 }));

        failure.AssertInvalid("user.v1", "page_size");
    }

    [Theory]
    [InlineData("garbage")]
    [InlineData("!")]
    [InlineData("AAAA")]
    [InlineData("ÿ")]
    public async Task ListUsers_GarbageToken_InvalidArgument(string token)
    {
        var failure = await Failure.OfAsync(Users.ListUsersAsync(new() { PageToken = token }));

        failure.AssertInvalid("user.v1", "page_token");
    }

    [Fact]
    public async Task ListUsers_OneCharacterOfTheTokenChanged_InvalidArgument()
    {
        var token = (await Users.ListUsersAsync(new() { PageSize = 1 })).NextPageToken.ToCharArray();
        token[^3] = token[^3] == 'A' ? 'B' : 'A';

        var failure = await Failure.OfAsync(Users.ListUsersAsync(new() { PageToken = new string(token) }));

        failure.AssertInvalid("user.v1", "page_token");
    }

    [Fact]
    public async Task ListUsers_TokenOfAnotherList_InvalidArgument()
    {
        var token = (await host.Demo.Orders.ListOrdersAsync(new() { PageSize = 1 })).NextPageToken;

        var failure = await Failure.OfAsync(Users.ListUsersAsync(new() { PageToken = token }));

        failure.AssertInvalid("user.v1", "page_token");
    }

    [Fact]
    public async Task ListUsers_PageSizeAndTokenWrong_BothAreNamed()
    {
        var failure = await Failure.OfAsync(Users.ListUsersAsync(new() { PageSize = -5, PageToken = "x" }));

        failure.AssertInvalid("user.v1", "page_size", "page_token");
    }

    private async Task<List<string>> WalkAsync(IEnumerable<int> sizes)
    {
        var ids = new List<string>();
        var token = "";
        foreach (var size in sizes)
        {
            Assert.True(ids.Count == 0 || token.Length > 0, "The list ended early.");
            var page = await Users.ListUsersAsync(new() { PageSize = size, PageToken = token });
            Assert.NotEmpty(page.Users);
            ids.AddRange(page.Users.Select(user => user.Id));
            token = page.NextPageToken;
        }

        Assert.Empty(token);
        return ids;
    }
}
