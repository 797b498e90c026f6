using GraphBff.Contracts.Orders.V1;
using GraphBff.Engine.Batching;
using GraphBff.Engine.Types;
using GraphBff.Users;

namespace GraphBff.Orders;

internal sealed class UserOrders : TypeExtension<UserType>
{
    protected override void Extend(UserType type)
        => type.Connection<OrderType>("orders")
            .Argument<EnumType<OrderStatus>>("status", "Only orders of this status.")
            .Resolve((user, field) => field.Operation.Loader<OrdersByUserPages>()
                .ReadAsync(field, user.Id, field.Arguments.Find<OrderStatus>("status")))
            .Description("What the user ordered, the newest first.");
}
