using GraphBff.Engine.Types.Mutations;

namespace GraphBff.Payments;

internal sealed class RefundExceedsPaymentError() : MutationError("There is less left to refund than asked for.");
