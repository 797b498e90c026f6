using GraphBff.Binding.Options;

namespace GraphBff.Binding.Tests.Planning;

public sealed class NameTests
{
    private const string TwoServices = """
        service UserService {
         rpc GetUser(Id) returns (User); rpc ListUsers(Id) returns (Users);
         rpc GetUsers(Id) returns (Users); rpc UpdateUser(Id) returns (User);
        }
        service AdminService {
         rpc GetUser(Id) returns (Admin); rpc UpdateUser(Id) returns (Admin);
         rpc List(Id) returns (Admins); rpc GetString(Id) returns (String);
        }
        message Id { string id = 1; }
        message User { string id = 1; State state = 2; enum State { ON = 0; } }
        message Users { repeated User users = 1; }
        message Admin { string key = 1; State state = 2; Sub sub = 3;
          enum State { OFF = 0; } message Sub { enum State { WHO = 0; } State state = 1; } }
        message Admins { repeated Admin admins = 1; }
        message String { string foo_bar = 1; string FOO_BAR = 2; }
        """;

    [Fact]
    public async Task Names_ThatSeveralWant_AreTheFirstOnesAndAllAreTold()
    {
        var plan = await Planned.PlanAsync(TwoServices, "services: { test.UserService: , test.AdminService: }");

        Assert.Equal(
            ["user", "users", "getUsers", "updateUser", "adminUser", "adminUpdateUser", "admins", "string"],
            plan.Services.SelectMany(service => service.Methods).Select(method => method.Field!.Name));
        Assert.Equal(["State", "AdminState", "SubState"], plan.Enums.Select(type => type.Name));
        Assert.Equal(
            [
                "query users getUsers", "query user adminUser", "mutation updateUser adminUpdateUser", "type State AdminState",
                "type State SubState", "type UpdateUserPayload AdminUpdateUserPayload", "type String AdminString",
                "field of AdminString fooBar adminStringFooBar",
            ],
            plan.Collisions.Select(name => $"{name.Scope} {name.Wanted} {name.Given}"));
    }

    [Fact]
    public async Task Names_ByLine_Hold()
    {
        var plan = await Planned.PlanAsync(
            TwoServices,
            """
            services:
              test.UserService: { queries: { GetUser: { name: person } } }
              test.AdminService: { prefix: Boss }
            types: { test.Admin.State: { name: Power } }
            """);

        Assert.Equal("person", plan.Services[0].Methods[0].Field!.Name);
        Assert.Equal(["State", "Power", "SubState"], plan.Enums.Select(type => type.Name));
        Assert.Contains(plan.Services[1].Methods, method => method.Field!.Name == "bossUpdateUser");
    }

    [Fact]
    public async Task Names_ServiceAddedAtTheEnd_StayAsTheyWere()
    {
        var before = await Planned.PlanAsync(TwoServices, "services: { test.UserService: }");
        var after = await Planned.PlanAsync(TwoServices, "services: { test.UserService: , test.AdminService: }");

        Assert.Equal(
            before.Services[0].Methods.Select(method => method.Field!.Name),
            after.Services[0].Methods.Select(method => method.Field!.Name));
        Assert.Equal(before.Types.Select(type => type.Name), after.Types.Take(before.Types.Count).Select(type => type.Name));
    }

    [Fact]
    public async Task Names_Locked_StayWhateverComesBeforeThem()
    {
        var before = await Planned.PlanAsync(TwoServices, "services: { test.AdminService: }");
        var locked = LockFile.Read(LockFile.Write(before.Names), "graph.lock.yaml");
        var after = await Planned.PlanAsync(TwoServices, "services: { test.UserService: , test.AdminService: }", locked: locked);

        Assert.Equal(before.Names.ToHashSet(), locked.ToHashSet());
        Assert.Subset(after.Names.ToHashSet(), before.Names.ToHashSet());
        Assert.Equal("userUser", after.Services[0].Methods[0].Field!.Name);
    }

    [Theory]
    [InlineData("types: { test.User: { name: Query } }", "'Query' is taken, or is no name of a type.")]
    [InlineData("types: { test.User: { name: 'a b' } }", "'a b' is taken, or is no name of a type.")]
    [InlineData("types: { test.Usr: { name: X } }", "The graph has no type of test.Usr.")]
    public async Task Names_ByLineThatCannotBe_SayWhere(string line, string message)
    {
        var fault = await Assert.ThrowsAsync<BindingException>(
            () => Planned.PlanAsync(TwoServices, $"services: {{ test.UserService: }}\n{line}"));

        Assert.Equal($"graph.yaml:3:10: {message}", fault.Message);
    }

    [Theory]
    [InlineData("{ GetUser: { name: node } }", "'node' is taken, or is no name of a field.")]
    [InlineData("{ GetUser: { name: a-b } }", "'a-b' is taken, or is no name of a field.")]
    [InlineData("{ ListUsers: { name: x }, GetUser: { name: x } }", "'x' is taken, or is no name of a field.")]
    public async Task FieldName_ByLineThatCannotBe_SaysWhere(string lines, string message)
    {
        var fault = await Assert.ThrowsAsync<BindingException>(
            () => Planned.PlanAsync(TwoServices, $"services: {{ test.UserService: {{ queries: {lines} }} }}"));

        Assert.Matches($@"^graph\.yaml:2:\d+: {message}$", fault.Message);
    }
}
