using GraphBff.Contracts.Users.V1;
using GraphBff.DemoServices.Tests.Errors;

namespace GraphBff.DemoServices.Tests.Users;

// The service refuses every request here, so the tests change nothing on the host that they share.
public sealed class UserRulesTests(SeededHost host) : IClassFixture<SeededHost>
{
    private UserService.UserServiceClient Users => host.Demo.Users;

    [Theory]
    [InlineData("")]
    [InlineData("   ")]
    [InlineData("line\nbreak")]
    [InlineData("nul\0")]
    public async Task CreateUser_BadName_InvalidArgument(string name)
    {
        var failure = await Failure.OfAsync(Users.CreateUserAsync(new() { Name = name, Email = "a@example.com" }));

        failure.AssertInvalid("user.v1", "name");
    }

    [Theory]
    [InlineData(101)]
    [InlineData(1_000_000)]
    public async Task CreateUser_NameTooLong_InvalidArgument(int length)
    {
        var failure = await Failure.OfAsync(Users.CreateUserAsync(new() { Name = new string('x', length), Email = "a@example.com" }));

        failure.AssertInvalid("user.v1", "name");
    }

    [Fact]
    public async Task CreateUser_OneCharacterOfManyMarks_InvalidArgument()
    {
        var name = "a" + new string('\u0301', 1000);

        var failure = await Failure.OfAsync(Users.CreateUserAsync(new() { Name = name, Email = "a@example.com" }));

        failure.AssertInvalid("user.v1", "name");
    }

    [Theory]
    [InlineData("")]
    [InlineData("a")]
    [InlineData("a@b")]
    [InlineData("@example.com")]
    [InlineData("a@example.com@example.com")]
    [InlineData("a b@example.com")]
    [InlineData("a@-example.com")]
    [InlineData("a@example..com")]
    [InlineData("Ada <ada@example.com>")]
    [InlineData("a@example.com\nb")]
    public async Task CreateUser_BadEmail_InvalidArgument(string email)
    {
        var failure = await Failure.OfAsync(Users.CreateUserAsync(new() { Name = "Ada", Email = email }));

        failure.AssertInvalid("user.v1", "email");
    }

    [Fact]
    public async Task CreateUser_EmailTooLong_InvalidArgument()
    {
        var email = $"a@{string.Concat(Enumerable.Repeat("label.", 50))}com";

        var failure = await Failure.OfAsync(Users.CreateUserAsync(new() { Name = "Ada", Email = email }));

        failure.AssertInvalid("user.v1", "email");
    }

    [Fact]
    public async Task CreateUser_AllWrong_EveryFieldIsNamed()
    {
        var failure = await Failure.OfAsync(Users.CreateUserAsync(new()));

        failure.AssertInvalid("user.v1", "name", "email");
    }
}
