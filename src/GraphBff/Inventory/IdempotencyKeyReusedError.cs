using GraphBff.Engine.Types.Mutations;

namespace GraphBff.Inventory;

internal sealed class IdempotencyKeyReusedError() : MutationError("The idempotency key was used before, with another input.");

internal sealed class IdempotencyKeyReusedErrorType : ErrorType<IdempotencyKeyReusedError>
{
    public IdempotencyKeyReusedErrorType() => Description = "The idempotency key was used before, with another input.";
}
