using Google.Protobuf.WellKnownTypes;
using GraphBff.Contracts.Users.V1;
using GraphBff.Upstream.Calls;
using Grpc.Core;

namespace GraphBff.Users;

internal sealed class UserByIdLoader(UserService.UserServiceClient users)
    : BatchGetLoader<User, BatchGetUsersResponse, GetUserResponse>(maxBatchSize: 200)
{
    protected override string KeyOf(User user) => user.Id;

    protected override AsyncUnaryCall<BatchGetUsersResponse> BatchGet(IReadOnlyList<string> ids, FieldMask? mask, CallOptions options)
        => users.BatchGetUsersAsync(new() { Ids = { ids }, ReadMask = mask }, options);

    protected override IReadOnlyList<User> Items(BatchGetUsersResponse response) => response.Users;

    protected override AsyncUnaryCall<GetUserResponse> Get(string id, FieldMask? mask, CallOptions options)
        => users.GetUserAsync(new() { Id = id }, options);

    protected override User? Item(GetUserResponse response) => response.User;
}
