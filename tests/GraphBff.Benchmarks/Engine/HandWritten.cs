using System.Buffers;
using System.Buffers.Text;
using System.Text;
using System.Text.Json;
using GraphBff.Contracts.Users.V1;

namespace GraphBff.Benchmarks.Engine;

/// <summary>The same response from hand-written code: it joins by a dictionary and writes with Utf8JsonWriter.</summary>
internal static class HandWritten
{
    private static readonly string[] Statuses = ["UNSPECIFIED", "PENDING", "PAID", "SHIPPED", "DELIVERED", "CANCELLED"];

    public static void Write(IBufferWriter<byte> output)
    {
        var ids = new HashSet<string>();
        foreach (var order in Shop.Orders)
        {
            ids.Add(order.UserId);
        }

        var users = new Dictionary<string, User>(ids.Count);
        foreach (var user in Shop.Load(ids))
        {
            users.Add(user.Id, user);
        }

        using var writer = new Utf8JsonWriter(output, new JsonWriterOptions { SkipValidation = true });
        writer.WriteStartObject();
        writer.WriteStartObject("data"u8);
        writer.WriteStartArray("orders"u8);
        foreach (var order in Shop.Orders)
        {
            writer.WriteStartObject();
            writer.WriteString("id"u8, GlobalId("Order:", order.Id));
            writer.WriteString("status"u8, Statuses[(int)order.Status]);
            writer.WriteString("createTime"u8, order.CreateTime.ToDateTimeOffset());
            writer.WriteStartObject("customer"u8);
            var user = users[order.UserId];
            writer.WriteString("id"u8, GlobalId("User:", user.Id));
            writer.WriteString("name"u8, user.Name);
            writer.WriteEndObject();
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
        writer.WriteEndObject();
        writer.WriteEndObject();
    }

    public static string GlobalId(string prefix, string id) => Base64Url.EncodeToString(Encoding.UTF8.GetBytes(prefix + id));
}
