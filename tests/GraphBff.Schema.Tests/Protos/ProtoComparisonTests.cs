using Google.Protobuf.Reflection;
using GraphBff.Hosting.Commands;
using GraphBff.Schema.Comparison;
using GraphBff.Schema.Protos;
using FieldType = Google.Protobuf.Reflection.FieldDescriptorProto.Types.Type;

namespace GraphBff.Schema.Tests.Protos;

public sealed class ProtoComparisonTests
{
    public static TheoryData<string, Action<FileDescriptorProto>, string> Rules => new()
    {
        { "nothing", _ => { }, "" },
        { "message removed", file => file.MessageType.RemoveAt(1), "Breaking p.Other: the message was removed" },
        { "message added", file => file.MessageType.Add(new DescriptorProto { Name = "New" }), "Safe p.New: the message was added" },
        {
            "field removed",
            file => Message(file).Field.RemoveAt(0),
            "Breaking p.Order.id: the field was removed, its number 1 not reserved"
        },
        { "field reserved", file => Reserve(file, 1), "Dangerous p.Order.id: the field was removed, its number 1 reserved" },
        {
            "field added",
            file => Message(file).Field.Add(new FieldDescriptorProto { Name = "note", Number = 9, Type = FieldType.String }),
            "Safe p.Order.note: the field was added with the number 9"
        },
        { "field renumbered", file => Field(file).Number = 7, "Breaking p.Order.id: its number changed from 1 to 7" },
        { "field renamed", file => Field(file).Name = "key", "Dangerous p.Order.id: the field was renamed to key" },
        { "field retyped", file => Field(file).Type = FieldType.Int32, "Breaking p.Order.id: its type changed from string to int32" },
        {
            "field retyped, same wire",
            file => Field(file).Type = FieldType.Bytes,
            "Dangerous p.Order.id: its type changed from string to bytes, which the wire takes"
        },
        {
            "field of another enum",
            file => Message(file).Field[1].TypeName = ".p.Else",
            "Dangerous p.Order.status: its type changed from p.Status to p.Else, which the wire takes"
        },
        {
            "field of another message",
            file => Message(file).Field[2].TypeName = ".p.Order",
            "Breaking p.Order.other: its type changed from p.Other to p.Order"
        },
        {
            "field repeated",
            file => Field(file).Label = FieldDescriptorProto.Types.Label.Repeated,
            "Breaking p.Order.id: it is repeated now"
        },
        {
            "field optional",
            file => Field(file).Proto3Optional = true,
            "Dangerous p.Order.id: it has presence now: absent is not the default value"
        },
        { "field into oneof", IntoOneOf, "Dangerous p.Order.id: it moved into the oneof key" },
        { "field deprecated", file => Field(file).Options = new FieldOptions { Deprecated = true }, "Safe p.Order.id: it is deprecated" },
        {
            "nested message",
            file => Message(file).NestedType[0].Field.Clear(),
            "Breaking p.Order.Part.x: the field was removed, its number 1 not reserved"
        },
        { "enum removed", file => file.EnumType.Clear(), "Breaking p.Status: the enum was removed" },
        {
            "value removed",
            file => file.EnumType[0].Value.RemoveAt(1),
            "Breaking p.Status.STATUS_PAID: the value was removed, its number 1 not reserved"
        },
        { "value reserved", ReserveValue, "Dangerous p.Status.STATUS_PAID: the value was removed, its number 1 reserved" },
        {
            "value renumbered",
            file => file.EnumType[0].Value[1].Number = 3,
            "Breaking p.Status.STATUS_PAID: its number changed from 1 to 3"
        },
        {
            "value renamed",
            file => file.EnumType[0].Value[1].Name = "STATUS_SETTLED",
            "Safe p.Status.STATUS_PAID: the value was renamed to STATUS_SETTLED"
        },
        {
            "value added",
            file => file.EnumType[0].Value.Add(new EnumValueDescriptorProto { Name = "STATUS_NEW", Number = 2 }),
            "Safe p.Status.STATUS_NEW: the value was added with the number 2"
        },
        { "service removed", file => file.Service.Clear(), "Breaking p.Orders: the service was removed" },
        { "method removed", file => file.Service[0].Method.Clear(), "Breaking p.Orders.Get: the method was removed" },
        {
            "method added",
            file => file.Service[0].Method.Add(new MethodDescriptorProto { Name = "List" }),
            "Safe p.Orders.List: the method was added, a read"
        },
        {
            "write added",
            file => file.Service[0].Method.Add(new MethodDescriptorProto { Name = "GetOrCreate" }),
            "Safe p.Orders.GetOrCreate: the method was added"
        },
        { "read marked", file => Mark(file, MethodOptions.Types.IdempotencyLevel.NoSideEffects), "" },
        {
            "read no more",
            file => Mark(file, MethodOptions.Types.IdempotencyLevel.Idempotent),
            "Dangerous p.Orders.Get: it no longer counts as a read: the graph sends a call once"
        },
        {
            "request changed",
            file => file.Service[0].Method[0].InputType = ".p.Other",
            "Breaking p.Orders.Get: its request changed from p.Order to p.Other"
        },
        {
            "response changed",
            file => file.Service[0].Method[0].OutputType = ".p.Order",
            "Breaking p.Orders.Get: its response changed from p.Other to p.Order"
        },
        { "streaming changed", file => file.Service[0].Method[0].ServerStreaming = true, "Breaking p.Orders.Get: its streaming changed" },
    };

    [Theory]
    [MemberData(nameof(Rules))]
    public void Compare_OneChange_IsJudgedForTheWire(string what, Action<FileDescriptorProto> change, string expected)
    {
        var after = File();
        change(after);

        var changes = ProtoComparison.Compare(Schema(File()), Schema(after), new ProductGraph().IsRead);

        Assert.Equal(expected, string.Join('|', changes.Select(found => $"{found.Severity} {found}")));
        Assert.NotEmpty(what);
    }

    [Fact]
    public void Read_OwnDescriptorSet_IsWhole()
    {
        var schema = ProtoSchema.Read(BuiltContract.Descriptors(), "x");

        Assert.Contains("order.v1.Order", schema.Messages.Keys);
        Assert.Contains("order.v1.OrderStatus", schema.Enums.Keys);
        Assert.Contains("order.v1.OrderService", schema.Services.Keys);
    }

    [Theory]
    [InlineData("")]
    [InlineData("not a descriptor set")]
    public void Read_NoDescriptorSet_SaysSo(string text)
        => Assert.Throws<CheckException>(() => ProtoSchema.Read(System.Text.Encoding.UTF8.GetBytes(text), "x"));

    private static FileDescriptorProto File() => new()
    {
        Name = "p.proto",
        Package = "p",
        MessageType =
        {
            new DescriptorProto
            {
                Name = "Order",
                Field =
                {
                    new FieldDescriptorProto
                    {
                        Name = "id",
                        Number = 1,
                        Type = FieldType.String,
                        Label = FieldDescriptorProto.Types.Label.Optional
                    },
                    new FieldDescriptorProto { Name = "status", Number = 2, Type = FieldType.Enum, TypeName = ".p.Status" },
                    new FieldDescriptorProto { Name = "other", Number = 3, Type = FieldType.Message, TypeName = ".p.Other" },
                },
                NestedType =
                {
                    new DescriptorProto
                    {
                        Name = "Part",
                        Field = { new FieldDescriptorProto { Name = "x", Number = 1, Type = FieldType.Int32 } }
                    }
                },
            },
            new DescriptorProto { Name = "Other" },
        },
        EnumType =
        {
            new EnumDescriptorProto
            {
                Name = "Status",
                Value =
                {
                    new EnumValueDescriptorProto { Name = "STATUS_UNSPECIFIED" },
                    new EnumValueDescriptorProto { Name = "STATUS_PAID", Number = 1 }
                },
            },
        },
        Service =
        {
            new ServiceDescriptorProto
            {
                Name = "Orders",
                Method = { new MethodDescriptorProto { Name = "Get", InputType = ".p.Order", OutputType = ".p.Other" } },
            },
        },
    };

    private static ProtoSchema Schema(FileDescriptorProto file) => ProtoSchema.Of(new FileDescriptorSet { File = { file } });

    private static void Mark(FileDescriptorProto file, MethodOptions.Types.IdempotencyLevel level)
        => file.Service[0].Method[0].Options = new MethodOptions { IdempotencyLevel = level };

    private static DescriptorProto Message(FileDescriptorProto file) => file.MessageType[0];

    private static FieldDescriptorProto Field(FileDescriptorProto file) => Message(file).Field[0];

    private static void Reserve(FileDescriptorProto file, int number)
    {
        Message(file).Field.RemoveAt(0);
        Message(file).ReservedRange.Add(new DescriptorProto.Types.ReservedRange { Start = number, End = number + 1 });
    }

    private static void ReserveValue(FileDescriptorProto file)
    {
        file.EnumType[0].Value.RemoveAt(1);
        file.EnumType[0].ReservedRange.Add(new EnumDescriptorProto.Types.EnumReservedRange { Start = 1, End = 1 });
    }

    private static void IntoOneOf(FileDescriptorProto file)
    {
        Message(file).OneofDecl.Add(new OneofDescriptorProto { Name = "key" });
        Field(file).OneofIndex = 0;
    }
}
