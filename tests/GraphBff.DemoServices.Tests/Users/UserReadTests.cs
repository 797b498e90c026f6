using GraphBff.Contracts.Users.V1;
using GraphBff.DemoServices.Tests.Errors;
using Grpc.Core;

namespace GraphBff.DemoServices.Tests.Users;

public sealed class UserReadTests(SeededHost host) : IClassFixture<SeededHost>
{
    private UserService.UserServiceClient Users => host.Demo.Users;

    [Fact]
    public async Task GetUser_Seeded_IsTheSameForEver()
    {
        var response = await Users.GetUserAsync(new() { Id = "user-0001" });

        Assert.Equal(
            new User
            {
                Id = "user-0001",
                Name = "Anders Kaya",
                Email = "anders.kaya.1@example.com",
                CreatedAt = 1_704_122_890_590,
            },
            response.User);
    }

    [Fact]
    public async Task GetUser_Unknown_NotFound()
    {
        var failure = await Failure.OfAsync(Users.GetUserAsync(new() { Id = "nobody" }));

        failure.AssertIs(StatusCode.NotFound, "user.v1", "USER_NOT_FOUND", ("user_id", "nobody"));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(129)]
    [InlineData(1_000_000)]
    public async Task GetUser_IdOfWrongLength_InvalidArgument(int length)
    {
        var failure = await Failure.OfAsync(Users.GetUserAsync(new() { Id = new string('x', length) }));

        failure.AssertInvalid("user.v1", "id");
    }

    [Fact]
    public async Task BatchGetUsers_AbsentAndRepeatedIds_EachExistingUserOnceInOrder()
    {
        var response = await Users.BatchGetUsersAsync(new() { Ids = { "user-0900", "nobody", "user-0002", "user-0900" } });

        Assert.Equal(["user-0900", "user-0002"], response.Users.Select(user => user.Id));
    }

    [Fact]
    public async Task BatchGetUsers_NoIds_Empty()
        => Assert.Empty((await Users.BatchGetUsersAsync(new())).Users);

    [Fact]
    public async Task BatchGetUsers_MostIds_All()
    {
        var ids = Enumerable.Range(1, 200).Select(number => $"user-{number:D4}").ToList();

        var response = await Users.BatchGetUsersAsync(new() { Ids = { ids } });

        Assert.Equal(ids, response.Users.Select(user => user.Id));
    }

    [Fact]
    public async Task BatchGetUsers_TooManyIds_InvalidArgument()
    {
        var ids = Enumerable.Range(1, 201).Select(number => $"user-{number:D4}");

        var failure = await Failure.OfAsync(Users.BatchGetUsersAsync(new() { Ids = { ids } }));

        failure.AssertInvalid("user.v1", "ids");
    }

    [Fact]
    public async Task BatchGetUsers_EmptyId_InvalidArgumentNamesIt()
    {
        var failure = await Failure.OfAsync(Users.BatchGetUsersAsync(new() { Ids = { "user-0001", "" } }));

        failure.AssertInvalid("user.v1", "ids[1]");
    }

    [Fact]
    public async Task BatchGetUsers_Mask_OnlyItsFieldsAndTheId()
    {
        var response = await Users.BatchGetUsersAsync(new() { Ids = { "user-0001" }, ReadMask = new() { Paths = { "name" } } });

        Assert.Equal([new User { Id = "user-0001", Name = "Anders Kaya" }], response.Users);
    }
}
