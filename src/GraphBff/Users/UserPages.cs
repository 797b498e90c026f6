using GraphBff.Contracts.Users.V1;
using GraphBff.Upstream.Paging;
using Grpc.Core;

namespace GraphBff.Users;

internal sealed class UserPages(UserService.UserServiceClient users) : PageLoader<NoFilter, User, ListUsersResponse>
{
    protected override AsyncUnaryCall<ListUsersResponse> List(NoFilter filter, PageRequest page, CallOptions options)
        => users.ListUsersAsync(new() { PageSize = page.Size, PageToken = page.Token, ReadMask = page.Mask }, options);

    protected override IReadOnlyList<User> Items(ListUsersResponse response) => response.Users;

    protected override string NextPageToken(ListUsersResponse response) => response.NextPageToken;

    protected override string KeyOf(User user) => user.Id;
}
