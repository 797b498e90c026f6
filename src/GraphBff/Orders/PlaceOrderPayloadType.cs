using GraphBff.Contracts.Orders.V1;
using GraphBff.Engine.Types.Mutations;

namespace GraphBff.Orders;

internal sealed class PlaceOrderPayloadType() : PayloadType<Order, OrderType, PlaceOrderErrorType>("order");
