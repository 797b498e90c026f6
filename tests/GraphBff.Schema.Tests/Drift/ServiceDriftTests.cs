using Google.Protobuf.Reflection;
using GraphBff.Contracts.Orders.V1;
using GraphBff.Schema.Artefacts;
using GraphBff.Schema.Drift;
using GraphBff.Upstream.Retries;
using FieldType = Google.Protobuf.Reflection.FieldDescriptorProto.Types.Type;

namespace GraphBff.Schema.Tests.Drift;

public sealed class ServiceDriftTests
{
    public static TheoryData<string, Action<FileDescriptorProto>, string> Differences => new()
    {
        {
            "method",
            file => file.Service[0].Method.Remove(file.Service[0].Method.Single(method => method.Name == "PlaceOrder")),
            "order.v1.OrderService.PlaceOrder: The service lacks this method: calls of it are UNIMPLEMENTED. Deploy a version"
        },
        {
            "field",
            file => Order(file).Field.Remove(Field(file, "status")),
            "order.v1.Order.status: The service lacks this field: it sends no value, and ignores one that it gets. Deploy a version"
        },
        {
            "number",
            file => Field(file, "status").Number = 77,
            "order.v1.Order.status: From the graph's protos to the service's, its number changed from"
        },
        {
            "type",
            file => Field(file, "user_id").Type = FieldType.Int32,
            "order.v1.Order.user_id: From the graph's protos to the service's, its type changed from string to int32."
        },
        {
            "value",
            file => file.EnumType.Single(@enum => @enum.Name == "OrderStatus").Value.RemoveAt(1),
            "order.v1.OrderStatus."
        },
        {
            "message",
            file => file.MessageType.Remove(file.MessageType.Single(message => message.Name == "OrderLine")),
            "order.v1.OrderLine: The service lacks this message."
        },
        { "service", file => file.Service.Clear(), "order.v1.OrderService: The service is not served at this address." },
    };

    [Theory]
    [MemberData(nameof(Differences), DisableDiscoveryEnumeration = true)]
    public void Find_TheServiceLacksSomething_SaysWhatAndWhatToDo(string what, Action<FileDescriptorProto> change, string text)
    {
        var difference = Assert.Single(Find(change));

        Assert.StartsWith(text, $"{difference.Name}: {difference.Text}", StringComparison.Ordinal);
        Assert.True(difference.IsBreaking, what);
    }

    [Fact]
    public void Find_TheSameContract_IsEmpty() => Assert.Empty(Find(_ => { }));

    [Fact]
    public void Find_TheServiceHasMore_IsEmpty() => Assert.Empty(Find(file =>
    {
        Order(file).Field.Add(new FieldDescriptorProto { Name = "gift", Number = 99, Type = FieldType.Bool });
        file.MessageType.Add(new DescriptorProto { Name = "Other" });
        file.Service[0].Method.Add(
            new MethodDescriptorProto { Name = "New", InputType = ".order.v1.Other", OutputType = ".order.v1.Other" });
    }));

    [Fact]
    public void Find_ProtobufsOwnFilesAreMissing_IsEmpty()
    {
        var served = Served();
        foreach (var file in served.File.Where(file => file.Package == "google.protobuf").ToList())
        {
            served.File.Remove(file);
        }

        Assert.Empty(ServiceDrift.Find(OrderService.Descriptor, served, ReadMethods.IsRead));
    }

    [Fact]
    public void Find_NothingIsServed_NamesTheServiceFirst()
    {
        var differences = ServiceDrift.Find(OrderService.Descriptor, new FileDescriptorSet(), ReadMethods.IsRead);

        Assert.Contains(differences, difference => difference.Text.Contains("correct the address", StringComparison.Ordinal));
        Assert.DoesNotContain(differences, difference => difference.Name.StartsWith("google.", StringComparison.Ordinal));
    }

    private static IReadOnlyList<ServiceDifference> Find(Action<FileDescriptorProto> change)
    {
        var served = Served();
        change(served.File.Single(file => file.Package == "order.v1"));
        return ServiceDrift.Find(OrderService.Descriptor, served, ReadMethods.IsRead);
    }

    private static FileDescriptorSet Served()
        => FileDescriptorSet.Parser.ParseFrom(DescriptorSet.Create([OrderService.Descriptor]));

    private static DescriptorProto Order(FileDescriptorProto file) => file.MessageType.Single(message => message.Name == "Order");

    private static FieldDescriptorProto Field(FileDescriptorProto file, string name)
        => Order(file).Field.Single(field => field.Name == name);
}
