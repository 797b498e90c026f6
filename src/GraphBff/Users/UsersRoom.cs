using GraphBff.Contracts.Users.V1;
using GraphBff.Engine;
using GraphBff.Hosting;
using GraphBff.Upstream;

namespace GraphBff.Users;

/// <summary>Users: who they are.</summary>
internal static class UsersRoom
{
    public static GraphBuilder AddUsers(this GraphBuilder graph)
    {
        graph.Services.AddUpstream<UserService.UserServiceClient>("users", UpstreamAddresses.Of("users"))
            .RetryReads(UserService.Descriptor);
        return graph
            .Type<UserType>()
            .Extend<UserQueries>()
            .Extend<UserMutations>();
    }
}
