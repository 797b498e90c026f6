using GraphBff.Contracts.Orders.V1;
using GraphBff.Engine.Types.Mutations;

namespace GraphBff.Orders;

internal sealed class CancelOrderPayloadType() : PayloadType<Order, OrderType, CancelOrderErrorType>("order");
