using GraphBff.DemoServices.Errors;
using Grpc.Core;

namespace GraphBff.DemoServices.Users;

internal static class UserErrors
{
    public const string Domain = "user.v1";

    public static RpcException NotFound(string id) => ServiceError.Create(
        StatusCode.NotFound, Domain, "USER_NOT_FOUND", "There is no user with this id.", ("user_id", id));

    public static RpcException EmailTaken(string email) => ServiceError.Create(
        StatusCode.AlreadyExists, Domain, "EMAIL_TAKEN", "Another user has this email address.", ("email", email));
}
