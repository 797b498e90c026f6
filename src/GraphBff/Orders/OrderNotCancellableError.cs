using GraphBff.Engine.Types.Mutations;

namespace GraphBff.Orders;

internal sealed class OrderNotCancellableError() : MutationError("Only a pending order can be cancelled.");
