using GraphBff.Engine.Errors;
using GraphBff.Engine.Types.Mutations;

namespace GraphBff.Orders;

internal sealed class UserNotFoundError() : MutationError("There is no user of this id.");

internal sealed class UserNotFoundErrorType : ErrorType<UserNotFoundError>
{
    public UserNotFoundErrorType()
        : base(ErrorCodes.NotFound)
        => Description = "There is no user of this id.";
}
