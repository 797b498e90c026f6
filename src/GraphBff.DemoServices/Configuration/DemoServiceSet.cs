namespace GraphBff.DemoServices.Configuration;

/// <summary>Which of the four services a host serves.</summary>
[Flags]
public enum DemoServiceSet
{
    /// <summary>None of them.</summary>
    None = 0,

    /// <summary><c>user.v1.UserService</c>.</summary>
    Users = 1,

    /// <summary><c>order.v1.OrderService</c>.</summary>
    Orders = 2,

    /// <summary><c>payment.v1.PaymentService</c>.</summary>
    Payments = 4,

    /// <summary><c>inventory.v1.InventoryService</c>.</summary>
    Inventory = 8,

    /// <summary>All four.</summary>
    All = Users | Orders | Payments | Inventory,
}
