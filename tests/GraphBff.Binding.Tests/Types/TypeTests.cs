namespace GraphBff.Binding.Tests.Types;

public sealed class TypeTests
{
    [Theory]
    [InlineData("int32 f = 1;", "Int!")]
    [InlineData("sint32 f = 1;", "Int!")]
    [InlineData("uint32 f = 1;", "Long!")]
    [InlineData("fixed32 f = 1;", "Long!")]
    [InlineData("int64 f = 1;", "Long!")]
    [InlineData("uint64 f = 1;", "UnsignedLong!")]
    [InlineData("fixed64 f = 1;", "UnsignedLong!")]
    [InlineData("float f = 1;", "Float!")]
    [InlineData("double f = 1;", "Float!")]
    [InlineData("bool f = 1;", "Boolean!")]
    [InlineData("string f = 1;", "String!")]
    [InlineData("optional string f = 1;", "String")]
    [InlineData("bytes f = 1;", "Base64!")]
    [InlineData("repeated uint64 f = 1;", "[UnsignedLong!]!")]
    [InlineData("map<string, int32> f = 1;", "[HolderFEntry!]!")]
    [InlineData("Part f = 1;", "Part")]
    [InlineData("repeated Part f = 1;", "[Part!]!")]
    [InlineData("Nothing f = 1;", "Boolean")]
    [InlineData("Color f = 1;", "Color")]
    [InlineData("repeated Color f = 1;", "[Color]!")]
    [InlineData("oneof choice { string f = 1; Part g = 2; }", "String")]
    [InlineData("google.protobuf.Timestamp f = 1;", "DateTime")]
    [InlineData("repeated google.protobuf.Timestamp f = 1;", "[DateTime]!")]
    [InlineData("google.protobuf.Duration f = 1;", "Duration")]
    [InlineData("google.protobuf.Struct f = 1;", "JSON")]
    [InlineData("google.protobuf.Value f = 1;", "JSON")]
    [InlineData("google.protobuf.ListValue f = 1;", "JSON")]
    [InlineData("google.protobuf.Any f = 1;", "JSON")]
    [InlineData("google.protobuf.UInt64Value f = 1;", "UnsignedLong")]
    [InlineData("google.protobuf.BytesValue f = 1;", "Base64")]
    [InlineData("google.protobuf.Empty f = 1;", "Boolean")]
    public async Task Field_OfAType_HasTheGraphs(string field, string type)
    {
        var plan = await Planned.ServiceAsync(
            $$"""
            rpc GetHolder(google.protobuf.Empty) returns (Holder); ---
            message Holder { {{field}} } message Part { Part again = 1; } message Nothing {}
            enum Color { COLOR_UNSPECIFIED = 0; COLOR_RED = 1; }
            """);

        Assert.Contains($"f: {type}", plan.Members("Holder"));
    }

    // Groups, required fields and presence without a label.
    [Theory]
    [InlineData(
        "syntax = \"proto2\";",
        "optional int32 a = 1; required int32 b = 2; repeated group Item = 3 { optional string c = 1; }",
        "a: Int, b: Int!, item: [Item!]!")]
    [InlineData("edition = \"2023\";", "int32 a = 1; int32 b = 2 [features.field_presence = IMPLICIT];", "a: Int, b: Int!")]
    public async Task Field_OfAnotherSyntax_HasItsPresence(string head, string fields, string members)
    {
        var plan = await Planned.PlanAsync(
            $"service S {{\n rpc GetHolder(Q) returns (Holder); }} message Q {{}} message Holder {{ {fields} }}",
            "services: { test.S: }",
            head);

        Assert.Equal(members, string.Join(", ", plan.Members("Holder")));
    }

    [Fact]
    public async Task Enum_Values_LoseThePrefixAndAliases()
    {
        var plan = await Planned.ServiceAsync(
            """
            rpc GetHolder(google.protobuf.Empty) returns (Holder); ---
            message Holder { Version version = 1; Bare bare = 2; }
            enum Version { option allow_alias = true; VERSION_UNSPECIFIED = 0;
              VERSION_2 = 2; VERSION_ON = 3; VERSION_ENABLED = 3; VERSION_null = 4; }
            enum Bare { none = 0; true = 1; UNSPECIFIED = 2; }
            """);

        Assert.Equal(
            ["Version VERSION_2 ON VERSION_null", "Bare none _true UNSPECIFIED"],
            plan.Enums.Select(type => $"{type.Name} {string.Join(' ', type.Values.Select(value => value.Name))}"));
    }

    [Fact]
    public async Task Input_Behaviors_LeaveOutAndRequire()
    {
        var plan = await Planned.ServiceAsync(
            """
            rpc CreateThing(CreateThingRequest) returns (Thing); ---
            message CreateThingRequest { Thing thing = 1 [(google.api.field_behavior) = REQUIRED]; }
            message Thing {
              string id = 1 [(google.api.field_behavior) = OUTPUT_ONLY];
              string password = 2 [(google.api.field_behavior) = INPUT_ONLY];
              string name = 3 [(google.api.field_behavior) = REQUIRED];
              Thing inner = 4 [(google.api.field_behavior) = REQUIRED];
              map<string, string> labels = 5;
            }
            """);

        Assert.Equal(["thing: ThingInput!"], plan.Members("CreateThingInput"));
        // An input that requires itself could never be given.
        Assert.Equal(
            ["password: String", "name: String!", "inner: ThingInput", "labels: [ThingLabelsEntryInput!]"], plan.Members("ThingInput"));
        Assert.Equal(["id: String!", "name: String!", "inner: Thing", "labels: [ThingLabelsEntry!]!"], plan.Members("Thing"));
    }
}
