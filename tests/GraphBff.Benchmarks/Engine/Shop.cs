using Google.Protobuf.WellKnownTypes;
using GraphBff.Contracts.Orders.V1;
using GraphBff.Contracts.Users.V1;

namespace GraphBff.Benchmarks.Engine;

/// <summary>50 orders of 40 users, in memory.</summary>
internal static class Shop
{
    public static IReadOnlyList<Order> Orders { get; } =
    [
        .. Enumerable.Range(0, 50).Select(i => new Order
        {
            Id = $"order-{i:00000}",
            UserId = $"user-{i % 40:0000}",
            Status = (OrderStatus)(1 + i % 4),
            CreateTime = Timestamp.FromDateTimeOffset(DateTimeOffset.UnixEpoch.AddHours(i * 1000)),
        }),
    ];

    public static IReadOnlyDictionary<string, User> Users { get; } = Enumerable.Range(0, 40)
        .Select(i => new User { Id = $"user-{i:0000}", Name = $"Käthe Nr. {i}", Email = $"user{i}@example.com" })
        .ToDictionary(user => user.Id);

    /// <summary>What a batch call would return.</summary>
    public static List<User> Load(IEnumerable<string> ids)
    {
        var users = new List<User>();
        foreach (var id in ids)
        {
            users.Add(Users[id]);
        }

        return users;
    }
}
