using System.Text.Json;
using GraphBff.Contracts.Users.V1;
using GraphBff.Engine;
using GraphBff.Engine.Errors;
using GraphBff.Engine.Operations;
using GraphBff.Engine.Types;
using GraphBff.Graph;
using GraphBff.Services;
using GraphBff.Users;
using Microsoft.Extensions.DependencyInjection;

namespace GraphBff.Tests.Users;

public sealed class UserTypeTests
{
    // Microseconds instead of milliseconds.
    private static readonly User[] Users = [new() { Id = "1" }, new() { Id = "2", CreatedAt = 1_700_000_000_000_000 }];

    [Fact]
    public async Task CreatedAt_OfNoCalendar_LosesItselfOnly()
    {
        var services = new ServiceCollection();
        services.AddSingleton<IMessageOrigin>(new MessageOrigin(Modules.All));
        services.AddGraph().Extend<UserList>();
        await using var provider = services.BuildServiceProvider();

        using var result = await provider.GetRequiredService<GraphEngine>().ExecuteAsync(
            new OperationRequest
            {
                Query = "{ list { id createdAt } }"u8.ToArray(),
                Deadline = DateTimeOffset.MaxValue,
                Services = provider,
            },
            default);

        using var response = JsonDocument.Parse(result.Body);
        Assert.Equal(
            """{"list":[{"id":"VXNlcjox","createdAt":"1970-01-01T00:00:00Z"},{"id":"VXNlcjoy","createdAt":null}]}""",
            response.RootElement.GetProperty("data").GetRawText());
        var error = Assert.Single(response.RootElement.GetProperty("errors").EnumerateArray());
        Assert.Equal("""["list",1,"createdAt"]""", error.GetProperty("path").GetRawText());
        Assert.Equal("The service sent a value of User.createdAt that cannot be read.", error.GetProperty("message").GetString());
        Assert.Equal("users", error.GetProperty("extensions").GetProperty("service").GetString());
    }

    private sealed class UserList : TypeExtension<QueryType>
    {
        protected override void Extend(QueryType type) => type.List<UserType>("list", _ => Users);
    }
}
