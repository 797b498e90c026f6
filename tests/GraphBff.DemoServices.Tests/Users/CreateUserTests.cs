using GraphBff.DemoServices.Tests.Errors;
using Grpc.Core;
using Microsoft.Extensions.Time.Testing;

namespace GraphBff.DemoServices.Tests.Users;

public sealed class CreateUserTests
{
    [Fact]
    public async Task CreateUser_Valid_TrimmedStoredAndDated()
    {
        var time = new FakeTimeProvider(DateTimeOffset.FromUnixTimeMilliseconds(1_800_000_000_123));
        await using var demo = await DemoHost.StartAsync(time: time);

        var created = (await demo.Users.CreateUserAsync(new() { Name = "  Zoë Quinn ", Email = " zoe@example.com " })).User;

        Assert.Equal("Zoë Quinn", created.Name);
        Assert.Equal("zoe@example.com", created.Email);
        Assert.Equal(1_800_000_000_123, created.CreatedAt);
        Assert.Equal(created, (await demo.Users.GetUserAsync(new() { Id = created.Id })).User);
    }

    [Fact]
    public async Task CreateUser_EmailTakenInOtherLetterCase_AlreadyExists()
    {
        await using var demo = await DemoHost.StartAsync();

        var failure = await Failure.OfAsync(
            demo.Users.CreateUserAsync(new() { Name = "Impostor", Email = "Anders.Kaya.1@Example.com" }));

        failure.AssertIs(StatusCode.AlreadyExists, "user.v1", "EMAIL_TAKEN", ("email", "Anders.Kaya.1@Example.com"));
    }

    [Fact]
    public async Task CreateUser_SameEmailAtOnce_OneWins()
    {
        await using var demo = await DemoHost.StartAsync();

        var results = await Task.WhenAll(Enumerable.Range(0, 20).Select(async _ =>
        {
            try
            {
                await demo.Users.CreateUserAsync(new() { Name = "Twin", Email = "twin@example.com" });
                return StatusCode.OK;
            }
            catch (RpcException exception)
            {
                return exception.StatusCode;
            }
        }));

        Assert.Single(results, StatusCode.OK);
        Assert.Equal(19, results.Count(code => code == StatusCode.AlreadyExists));
    }

    [Theory]
    [InlineData("x", 100)]
    [InlineData("é", 100)]
    [InlineData("👩‍🚀", 80)]
    public async Task CreateUser_LongNameOfVisibleCharacters_Accepted(string character, int count)
    {
        await using var demo = await DemoHost.StartAsync();
        var name = string.Concat(Enumerable.Repeat(character, count));

        var response = await demo.Users.CreateUserAsync(new() { Name = name, Email = "long@example.com" });

        Assert.Equal(name, response.User.Name);
    }
}
