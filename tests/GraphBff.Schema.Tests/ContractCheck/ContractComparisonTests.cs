using Google.Protobuf.Reflection;
using GraphBff.Schema.Comparison;
using GraphBff.Schema.ContractCheck;
using GraphBff.Schema.Usage;

namespace GraphBff.Schema.Tests.ContractCheck;

public sealed class ContractComparisonTests
{
    private const string OrderProto = "order/v1/order.proto";
    private const string UserProto = "user/v1/user.proto";

    private static BuiltContract Built => BuiltContract.Shared;

    [Fact]
    public void Compare_WithItself_NothingChanged()
    {
        var result = Built.Compare();

        Assert.Empty(result.Graph);
        Assert.Empty(result.Protos);
        Assert.Empty(result.Notes);
        Assert.Equal(Severity.Safe, result.Verdict);
    }

    [Fact]
    public void Compare_FieldGoneFromGraphAndProto_NamesTheProtosField()
    {
        var result = Built.Compare(
            Built.Replace("  \"How far the order has come.\"\n  status: OrderStatus\n", "  status: OrderStatus\n  giftNote: String\n"),
            Protos(OrderProto, file => Add(Message(file, "Order"), "gift_note", 90)));

        var change = Assert.Single(result.Graph, change => change.Change.Coordinate == "Order.giftNote");
        Assert.Equal("order.v1.Order.gift_note", Assert.Single(change.Causes).Name);
        var proto = Assert.Single(result.Protos);
        Assert.Equal(["Order.giftNote"], proto.Effects);
        Assert.Equal(Severity.Breaking, result.Verdict);

        // The proto did not cause the new description.
        Assert.Empty(Assert.Single(result.Graph, change => change.Change.Coordinate == "Order.status").Causes);
    }

    [Fact]
    public void Compare_FieldOfAnotherName_IsFollowedByWhatItReads()
    {
        // Order.customer reads user_id.
        var result = Built.Compare(
            Built.Replace("  \"Who placed the order.\"\n  customer: User\n", "  customer: User!\n"),
            Protos(
                OrderProto,
                file => Message(file, "Order").Field.Single(field => field.Name == "user_id").Type =
                    FieldDescriptorProto.Types.Type.Int64));

        var change = Assert.Single(result.Graph, change => change.Change.Severity == Severity.Breaking);
        Assert.Equal("Order.customer", change.Change.Coordinate);
        Assert.Equal("order.v1.Order.user_id: its type changed from int64 to string", Assert.Single(change.Causes).ToString());
    }

    [Fact]
    public void Compare_EnumValue_IsFollowedLessItsPrefix()
    {
        var result = Built.Compare(
            Built.Replace("  \"Placed, not yet paid.\"\n  PENDING\n", "  \"Placed, not yet paid.\"\n  PENDING\n  DRAFT\n"),
            Protos(OrderProto, file => file.EnumType.Single(found => found.Name == "OrderStatus").Value.Add(
                new EnumValueDescriptorProto { Name = "ORDER_STATUS_DRAFT", Number = 40 })));

        var change = Assert.Single(result.Graph);
        Assert.Equal("OrderStatus.DRAFT", change.Change.Coordinate);
        Assert.Equal("order.v1.OrderStatus.ORDER_STATUS_DRAFT", Assert.Single(change.Causes).Name);
    }

    [Fact]
    public void Compare_InputField_IsFollowedToTheRequest()
    {
        var result = Built.Compare(
            Built.Replace("input CancelOrderInput {\n", "input CancelOrderInput {\n  why: String\n"),
            Protos(OrderProto, file => Add(Message(file, "CancelOrderRequest"), "why", 9)));

        Assert.Equal("order.v1.CancelOrderRequest.why", Assert.Single(Assert.Single(result.Graph).Causes).Name);
    }

    [Fact]
    public void Compare_TypeThatIsGone_IsFollowedByItsName()
    {
        var result = Built.Compare(
            Built.Sdl + "type GiftCard { code: String }",
            Protos(OrderProto, file => file.MessageType.Add(new DescriptorProto { Name = "GiftCard" })));

        Assert.Equal("order.v1.GiftCard", Assert.Single(Assert.Single(result.Graph).Causes).Name);
    }

    [Fact]
    public void Compare_RootField_IsFollowedToTheMethod()
    {
        var result = Built.Compare(
            Built.Replace("type Mutation {\n", "type Mutation {\n  shipOrder(id: ID!): Order\n"),
            Protos(OrderProto, file => file.Service[0].Method.Add(
                new MethodDescriptorProto { Name = "ShipOrder", InputType = ".order.v1.Order", OutputType = ".order.v1.Order" })));

        Assert.Equal(
            "order.v1.OrderService.ShipOrder: the method was removed", Assert.Single(Assert.Single(result.Graph).Causes).ToString());
    }

    [Theory]
    [InlineData("type Query {\n", "  catalogue: Product\n", "inventory/v1/inventory.proto", "ListCatalogue", "Query.catalogue")]
    [InlineData("type Query {\n", "  parcel: Order\n", OrderProto, "GetParcel", "Query.parcel")]
    [InlineData("type Query {\n", "  parcel: Order\n", OrderProto, "BatchGetParcels", "Query.parcel")]
    [InlineData("type Subscription {\n", "  parcelChanged: Order!\n", OrderProto, "WatchParcels", "Subscription.parcelChanged")]
    [InlineData("type User implements Node {\n", "  parcels: [Order!]\n", OrderProto, "BatchListParcels", "User.parcels")]
    public void Compare_FieldOfAMethod_IsFollowedByTheMethodsVerb(string type, string field, string file, string method, string coordinate)
    {
        var result = Built.Compare(
            Built.Replace(type, type + field),
            Protos(file, proto => proto.Service[0].Method.Add(
                new MethodDescriptorProto { Name = method, InputType = ".common.v1.Money", OutputType = ".common.v1.Money" })));

        var change = Assert.Single(result.Graph);
        Assert.Equal(coordinate, change.Change.Coordinate);
        Assert.Equal(method, Assert.Single(change.Causes).Member);
        Assert.Equal([coordinate], Assert.Single(result.Protos).Effects);
    }

    [Fact]
    public void Compare_ArgumentOfARootField_IsFollowedToTheRequest()
    {
        var result = Built.Compare(
            Built.Replace(
                "    \"Only orders of this status.\"\n    status: OrderStatus,\n",
                "    giftOnly: Boolean,\n    \"Only orders of this status.\"\n    status: OrderStatus,\n"),
            Protos(OrderProto, file => Add(Message(file, "ListOrdersRequest"), "gift_only", 9)));

        var change = Assert.Single(result.Graph);
        Assert.Equal("Query.orders(giftOnly:)", change.Change.Coordinate);
        Assert.Equal("order.v1.ListOrdersRequest.gift_only", Assert.Single(change.Causes).Name);
    }

    [Fact]
    public void Compare_FieldRenamedInBoth_IsFollowedUnderBothNames()
    {
        var result = Built.Compare(
            Built.Replace("  \"The sum of the lines.\"\n  total: Money\n", "  sum: Money\n"),
            Protos(OrderProto, file => Message(file, "Order").Field.Single(field => field.Name == "total").Name = "sum"));

        Assert.Equal(["Order.sum", "Order.total"], result.Graph.Select(change => change.Change.Coordinate));
        Assert.All(
            result.Graph,
            change => Assert.Equal("order.v1.Order.sum: the field was renamed to total", Assert.Single(change.Causes).ToString()));
    }

    [Fact]
    public void Compare_WireBreaksUnderTheSameGraph_NamesWhatStandsOverItAndWhoUsesThat()
    {
        var result = Built.Compare(
            oldProtos: Protos(OrderProto, file => Message(file, "Order").Field.Single(field => field.Name == "user_id").Number = 30),
            uses: Uses(("web", "1", "Order.customer", 3), ("ios", "1", "Order.total", 9)));

        Assert.Empty(result.Graph);
        var change = Assert.Single(result.Protos);
        Assert.Equal(Severity.Breaking, change.Change.Severity);
        Assert.Equal(["Order.customer"], change.Behind);
        Assert.Equal("web", Assert.Single(change.Clients).Name);
    }

    [Theory]
    [InlineData("ListOrdersRequest", "status", "Query.orders(status:)", "Query.orders(status:)")]
    [InlineData("ListOrdersRequest", "page_size", "Query.orders", "Query.orders")]
    [InlineData("ListOrdersResponse", "orders", "Query.orders", "Query.orders")]
    [InlineData("CancelOrderRequest", "id", "CancelOrderInput.id", "CancelOrderInput")]
    public void Compare_WireOfAMethodBreaks_NamesItsFields(string message, string field, string behind, string used)
    {
        var result = Built.Compare(
            oldProtos: Protos(OrderProto, file => Message(file, message).Field.Single(found => found.Name == field).Number = 30),
            uses: Uses(("web", "", used, 1), ("ios", "", "User.name", 1)));

        var change = Assert.Single(result.Protos);
        Assert.Equal([behind], change.Behind);
        Assert.Equal("web", Assert.Single(change.Clients).Name);
    }

    [Fact]
    public void Compare_ServiceRenamed_NamesTheFieldsOfItsMethods()
    {
        var result = Built.Compare(
            oldProtos: Protos(UserProto, file => file.Service[0].Name = "PeopleService"), uses: Uses(("web", "", "Query.users", 1)));

        var removed = Assert.Single(result.Protos, change => change.Change.Severity == Severity.Breaking);
        Assert.Empty(removed.Effects);
        Assert.Equal(["Mutation.createUser", "Query.user", "Query.users", "Subscription.userChanged"], removed.Behind);
        Assert.Equal("web", Assert.Single(removed.Clients).Name);
    }

    [Fact]
    public void Compare_ServiceRemovedWithOneOfItsFields_NamesThoseThatStay()
    {
        var result = Built.Compare(
            Built.Replace("type Query {\n", "type Query {\n  userCount: Int\n"),
            Protos(UserProto, file =>
            {
                file.Service[0].Name = "PeopleService";
                file.Service[0].Method.Add(new MethodDescriptorProto
                {
                    Name = "GetUserCount",
                    InputType = ".user.v1.User",
                    OutputType = ".user.v1.User"
                });
            }));

        var removed = Assert.Single(result.Protos, change => change.Change.Severity == Severity.Breaking);
        Assert.Equal(["Query.userCount"], removed.Effects);
        Assert.Equal(["Mutation.createUser", "Query.user", "Query.users", "Subscription.userChanged"], removed.Behind);
    }

    [Fact]
    public void Compare_ProtoOnly_IsListedWithoutEffect()
    {
        var result = Built.Compare(oldProtos: Protos(UserProto, file =>
        {
            var user = Message(file, "User");
            user.Field.Remove(user.Field.Single(field => field.Name == "email"));
        }));

        Assert.Empty(result.Graph);
        var added = Assert.Single(result.Protos);
        Assert.Equal("user.v1.User.email", added.Change.Name);
        Assert.Equal(Severity.Safe, added.Change.Severity);
        Assert.Empty(added.Effects);
    }

    [Theory]
    [InlineData("Order.gift", true)]
    [InlineData("Order.total", false)]
    public void Compare_WithUsage_BreaksWhoUsesIt(string used, bool breaks)
    {
        var expected = breaks ? Severity.Breaking : Severity.Dangerous;
        var result = Built.Compare(
            Built.Replace("type Order implements Node {\n", "type Order implements Node {\n  gift: Boolean\n"),
            uses: Uses(("web", "1", used, 3), ("web", "2", used, 4), ("ios", "1", "User.name", 9)));

        var change = Assert.Single(result.Graph);
        Assert.Equal(expected, change.Severity);
        Assert.Equal(Severity.Breaking, change.Change.Severity);
        Assert.Equal(expected, result.Verdict);
        Assert.Equal(
            breaks ? ["web 1,2 7"] : [],
            change.Clients.Select(client => $"{client.Name} {string.Join(',', client.Versions)} {client.Operations}"));
    }

    [Theory]
    [InlineData("enum Extra { X Y }", "Extra.X", true)]
    [InlineData("enum Extra { X Y }", "Extra", true)]
    [InlineData("enum Extra { X Y }", "Extras.X", false)]
    public void Compare_TypeRemoved_BreaksWhoUsesAnyOfIt(string type, string used, bool breaks)
    {
        var result = Built.Compare(Built.Sdl + type, uses: Uses(("web", "", used, 1)));

        Assert.Equal(breaks, Assert.Single(result.Graph).Severity == Severity.Breaking);
    }

    [Theory]
    [InlineData("CancelOrderInput.why", true)]
    [InlineData("CancelOrderInput", true)]
    [InlineData("CancelOrderInput.id", false)]
    public void Compare_InputFieldRemoved_BreaksWhoGivesItOrAVariable(string used, bool breaks)
    {
        var result = Built.Compare(
            Built.Replace("input CancelOrderInput {\n", "input CancelOrderInput {\n  why: String\n"), uses: Uses(("web", "", used, 1)));

        Assert.Equal(breaks, Assert.Single(result.Graph).Severity == Severity.Breaking);
    }

    [Fact]
    public void Compare_EmptyRecord_ProvesNothing()
    {
        var result = Built.Compare(
            Built.Replace("type Order implements Node {\n", "type Order implements Node {\n  gift: Boolean\n"), uses: Uses());

        Assert.Equal(Severity.Breaking, Assert.Single(result.Graph).Severity);
        Assert.Single(result.Notes);
    }

    [Fact]
    public void Compare_TwoRecords_AreAddedUp()
    {
        var both = new ClientUses([Record(("web", "1", "Order.gift", 3)), Record(("web", "1", "Order.gift", 4))]);

        Assert.Equal(7, Assert.Single(both.Of(["Order.gift"])).Operations);
    }

    private static byte[] Protos(string file, Action<FileDescriptorProto> change) => BuiltContract.Protos(file, change);

    private static DescriptorProto Message(FileDescriptorProto file, string name)
        => file.MessageType.Single(message => message.Name == name);

    private static void Add(DescriptorProto message, string name, int number) => message.Field.Add(new FieldDescriptorProto
    {
        Name = name,
        Number = number,
        Type = FieldDescriptorProto.Types.Type.String,
        Label = FieldDescriptorProto.Types.Label.Optional,
    });

    private static ClientUses Uses(params (string Name, string Version, string Coordinate, long Times)[] uses) => new([Record(uses)]);

    private static UsageContent Record(params (string Name, string Version, string Coordinate, long Times)[] uses) => new(
        UsageContent.FormatName,
        UsageContent.FormatVersion,
        default,
        default,
        [.. uses.Select(
            use => new UsageClient(
                use.Name, use.Version, default, use.Times, new Dictionary<string, long> { [use.Coordinate] = use.Times }))]);
}
