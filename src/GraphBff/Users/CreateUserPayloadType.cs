using GraphBff.Contracts.Users.V1;
using GraphBff.Engine.Types.Mutations;

namespace GraphBff.Users;

internal sealed class CreateUserPayloadType() : PayloadType<User, UserType, CreateUserErrorType>("user");
