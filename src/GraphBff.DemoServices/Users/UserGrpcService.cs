using GraphBff.Contracts.Common.V1;
using GraphBff.Contracts.Users.V1;
using GraphBff.DemoServices.Changes;
using GraphBff.DemoServices.Errors;
using GraphBff.DemoServices.Masks;
using GraphBff.DemoServices.Paging;
using GraphBff.DemoServices.Storage;
using Grpc.Core;

namespace GraphBff.DemoServices.Users;

internal sealed class UserGrpcService(Database database, ChangeLog changes, ChangeFeed feed, TimeProvider time)
    : UserService.UserServiceBase
{
    private const int MaxIds = 200;

    public override Task<GetUserResponse> GetUser(GetUserRequest request, ServerCallContext context)
    {
        var violations = new Violations(UserErrors.Domain);
        violations.CheckId("id", request.Id);
        violations.ThrowIfAny();

        var user = database.Read(session => UserTable.Find(session, request.Id)).SingleOrDefault()
            ?? throw UserErrors.NotFound(request.Id);
        return Task.FromResult(new GetUserResponse { User = user });
    }

    public override Task<BatchGetUsersResponse> BatchGetUsers(BatchGetUsersRequest request, ServerCallContext context)
    {
        var violations = new Violations(UserErrors.Domain);
        var ids = violations.CheckIds("ids", request.Ids, MaxIds);
        var mask = ReadMask<User>.Read(violations, request.ReadMask);
        violations.ThrowIfAny();

        var users = database.Read(session => UserTable.Find(session, ids));
        return Task.FromResult(new BatchGetUsersResponse { Users = { users.Select(mask.Apply) } });
    }

    public override Task<ListUsersResponse> ListUsers(ListUsersRequest request, ServerCallContext context)
    {
        var violations = new Violations(UserErrors.Domain);
        var page = PageRequest.Read(violations, "user.v1 users", request.PageSize, request.PageToken);
        var mask = ReadMask<User>.Read(violations, request.ReadMask);
        violations.ThrowIfAny();

        var users = database.Read(session => UserTable.List(session, page));
        return Task.FromResult(new ListUsersResponse { Users = { users.Items.Select(mask.Apply) }, NextPageToken = users.NextPageToken });
    }

    public override async Task<CreateUserResponse> CreateUser(CreateUserRequest request, ServerCallContext context)
    {
        var violations = new Violations(UserErrors.Domain);
        var user = new User { Name = request.Name.Trim(), Email = request.Email.Trim(), CreatedAt = time.Now() };
        UserRules.CheckName(violations, user.Name);
        UserRules.CheckEmail(violations, user.Email);
        violations.ThrowIfAny();

        await database.WriteAsync(
            session =>
            {
                if (UserTable.IsEmailTaken(session, user.Email))
                {
                    throw UserErrors.EmailTaken(user.Email);
                }

                user.Id = UserTable.NextId(session);
                UserTable.Insert(session, user);
                changes.Append(session, UserErrors.Domain, ChangeKind.Created, user);
                return user;
            },
            context.CancellationToken);
        return new CreateUserResponse { User = user };
    }

    public override Task WatchUsers(
        WatchUsersRequest request, IServerStreamWriter<WatchUsersResponse> responseStream, ServerCallContext context)
    {
        var violations = new Violations(UserErrors.Domain);
        var ids = violations.CheckIds("ids", request.Ids, MaxIds);
        var mask = ReadMask<User>.Read(violations, request.ReadMask);
        violations.ThrowIfAny();

        var watch = new Watch<User>
        {
            Topic = UserErrors.Domain,
            ResumeToken = request.ResumeToken,
            Mask = mask,
            Matches = user => ids.Count == 0 || ids.Contains(user.Id),
            ReadCurrentState = request.IncludeCurrentState
                ? session => ids.Count == 0 ? UserTable.All(session) : UserTable.Find(session, ids)
                : null,
        };
        return feed.ServeAsync(
            watch,
            responseStream,
            change => new() { Kind = change.Kind, User = change.State, ResumeToken = change.ResumeToken },
            context.CancellationToken);
    }
}
