using GraphBff.Contracts.Users.V1;
using GraphBff.Engine.Types.Mutations;

namespace GraphBff.Users;

internal sealed class CreateUserPayloadType() : PayloadType<User, UserType, CreateUserErrorType>("user");

internal sealed class CreateUserErrorType : UnionType
{
    public CreateUserErrorType()
    {
        Description = "Why a user was not created.";
        Type<EmailTakenErrorType>();
        Type<ValidationErrorType>();
    }
}
