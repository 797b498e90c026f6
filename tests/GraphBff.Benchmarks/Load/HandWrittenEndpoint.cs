using System.Buffers;
using System.Text.Json;
using Google.Protobuf.WellKnownTypes;
using GraphBff.Benchmarks.Engine;
using GraphBff.Contracts.Orders.V1;
using GraphBff.Contracts.Users.V1;
using GraphBff.Engine.Output;
using GraphBff.Orders;
using GraphBff.Services;
using GraphBff.Upstream;
using GraphBff.Users;
using Grpc.Core;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace GraphBff.Benchmarks.Load;

/// <summary>
/// The denominator of the ratios: minimal-API endpoints over the same clients and channels. They read the body with Utf8JsonReader, join
/// by a dictionary and write with Utf8JsonWriter.
/// </summary>
internal static class HandWrittenEndpoint
{
    // The read masks are hand-written too. They name only the fields that the responses hold.
    private static readonly FieldMask OrderMask = new() { Paths = { "id", "status", "user_id", "create_time" } };
    private static readonly FieldMask CustomerMask = new() { Paths = { "id", "name" } };
    private static readonly FieldMask UserMask = new() { Paths = { "id", "name", "email" } };

    private static readonly string[] Statuses = ["UNSPECIFIED", "PENDING", "PAID", "SHIPPED", "DELIVERED", "CANCELLED"];

    public static WebApplication Build(WebApplicationBuilder builder)
    {
        builder.Services.AddUpstream<UserService.UserServiceClient>("users", UpstreamAddresses.Of(new UsersModule()))
            .RetryReads(UserService.Descriptor);
        builder.Services.AddUpstream<OrderService.OrderServiceClient>("orders", UpstreamAddresses.Of(new OrdersModule()))
            .RetryReads(OrderService.Descriptor);
        var app = builder.Build();
        var users = app.Services.GetRequiredService<UserService.UserServiceClient>();
        var orders = app.Services.GetRequiredService<OrderService.OrderServiceClient>();
        app.MapPost("/orders", context => OrdersAsync(context, orders, users));
        app.MapPost("/user", context => UserAsync(context, users));
        return app;
    }

    private static async Task OrdersAsync(HttpContext context, OrderService.OrderServiceClient orders, UserService.UserServiceClient users)
    {
        var options = Options(context);
        var status = await ReadAsync(context, "status"u8.ToArray());
        var page = await orders.ListOrdersAsync(
            new ListOrdersRequest { PageSize = 50, Status = (OrderStatus)Array.IndexOf(Statuses, status), ReadMask = OrderMask }, options);
        var ids = new HashSet<string>();
        foreach (var order in page.Orders)
        {
            ids.Add(order.UserId);
        }

        var found = await users.BatchGetUsersAsync(new BatchGetUsersRequest { Ids = { ids }, ReadMask = CustomerMask }, options);
        var byId = new Dictionary<string, User>(found.Users.Count);
        foreach (var user in found.Users)
        {
            byId.Add(user.Id, user);
        }

        var output = new ArrayBufferWriter<byte>(16 * 1024);
        Write(output, page, byId);
        await SendAsync(context, output);
    }

    private static void Write(ArrayBufferWriter<byte> output, ListOrdersResponse page, Dictionary<string, User> byId)
    {
        using var writer = new Utf8JsonWriter(output, new JsonWriterOptions { SkipValidation = true });
        writer.WriteStartObject();
        writer.WriteStartObject("data"u8);
        writer.WriteStartObject("orders"u8);
        writer.WriteStartArray("nodes"u8);
        foreach (var order in page.Orders)
        {
            writer.WriteStartObject();
            writer.WriteString("id"u8, HandWritten.GlobalId("Order:", order.Id));
            writer.WriteString("status"u8, Statuses[(int)order.Status]);
            writer.WriteString("createTime"u8, order.CreateTime.ToDateTimeOffset());
            writer.WriteStartObject("customer"u8);
            var user = byId[order.UserId];
            writer.WriteString("id"u8, HandWritten.GlobalId("User:", user.Id));
            writer.WriteString("name"u8, user.Name);
            writer.WriteEndObject();
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
        writer.WriteEndObject();
        writer.WriteEndObject();
        writer.WriteEndObject();
    }

    private static async Task UserAsync(HttpContext context, UserService.UserServiceClient users)
    {
        var userId = GlobalId.Parse(await ReadAsync(context, "id"u8.ToArray()), "User", "id");
        var found = await users.BatchGetUsersAsync(new BatchGetUsersRequest { Ids = { userId }, ReadMask = UserMask }, Options(context));
        var output = new ArrayBufferWriter<byte>(1024);
        Write(output, found.Users[0]);
        await SendAsync(context, output);
    }

    private static void Write(ArrayBufferWriter<byte> output, User user)
    {
        using var writer = new Utf8JsonWriter(output, new JsonWriterOptions { SkipValidation = true });
        writer.WriteStartObject();
        writer.WriteStartObject("data"u8);
        writer.WriteStartObject("user"u8);
        writer.WriteString("id"u8, HandWritten.GlobalId("User:", user.Id));
        writer.WriteString("name"u8, user.Name);
        writer.WriteString("email"u8, user.Email);
        writer.WriteEndObject();
        writer.WriteEndObject();
        writer.WriteEndObject();
    }

    private static CallOptions Options(HttpContext context) => new(
        new Metadata { { "x-request-id", context.TraceIdentifier } },
        TimeProvider.System.GetUtcNow().UtcDateTime.AddSeconds(2),
        context.RequestAborted);

    private static async Task<string> ReadAsync(HttpContext context, byte[] property)
    {
        var body = await context.Request.BodyReader.ReadAtLeastAsync((int)context.Request.ContentLength!.Value);
        var value = Find(body.Buffer, property);
        context.Request.BodyReader.AdvanceTo(body.Buffer.End);
        return value;
    }

    private static string Find(ReadOnlySequence<byte> body, byte[] property)
    {
        var reader = new Utf8JsonReader(body);
        while (reader.Read())
        {
            if (reader.TokenType == JsonTokenType.PropertyName && reader.ValueTextEquals(property))
            {
                reader.Read();
                return reader.GetString()!;
            }
        }

        return "";
    }

    private static async Task SendAsync(HttpContext context, ArrayBufferWriter<byte> output)
    {
        context.Response.ContentType = "application/json; charset=utf-8";
        context.Response.ContentLength = output.WrittenCount;
        await context.Response.BodyWriter.WriteAsync(output.WrittenMemory);
    }
}
