using GraphBff.Contracts.Users.V1;
using GraphBff.Engine;
using GraphBff.Services;

namespace GraphBff.Users;

/// <summary>Users and their names.</summary>
internal sealed class UsersModule() : Module("users", "USER_SERVICE_URL", UserService.Descriptor)
{
    public override string Sample => "{ users(first: 3) { nodes { id name } } }";

    public override void Add(GraphBuilder graph)
    {
        AddClient<UserService.UserServiceClient>(graph);
        graph.Services.AddSingleton<UserChanges>();
        graph
            .Type<UserType>()
            .Extend<UserQueries>()
            .Extend<UserMutations>()
            .Extend<UserSubscriptions>();
    }
}
