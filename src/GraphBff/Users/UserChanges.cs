using GraphBff.Contracts.Common.V1;
using GraphBff.Contracts.Users.V1;
using GraphBff.Services;
using GraphBff.Upstream.Streaming;
using Grpc.Core;

namespace GraphBff.Users;

internal sealed class UserChanges(UserService.UserServiceClient users, StreamHubs hubs)
    : ChangeStream<KeySet, WatchUsersResponse>(hubs, "users")
{
    protected override AsyncServerStreamingCall<WatchUsersResponse> Watch(KeySet filter, WatchStart from, CallOptions options)
        => users.WatchUsers(
            new() { Ids = { filter }, ResumeToken = from.ResumeToken, IncludeCurrentState = from.IncludeCurrentState }, options);

    protected override ChangeKind ChangeOf(WatchUsersResponse message) => message.Kind;

    protected override string ResumeTokenOf(WatchUsersResponse message) => message.ResumeToken;

    protected override string? KeyOf(WatchUsersResponse message) => message.User?.Id;

    protected override WatchUsersResponse AsCurrent(WatchUsersResponse message, string resumeToken)
        => new(message) { Kind = ChangeKind.Current, ResumeToken = resumeToken };
}
