using GraphBff.Binding.Plans;

namespace GraphBff.Binding.Tests.Planning;

public sealed class MutationTests
{
    [Theory]
    [InlineData(
        "rpc CreateThing(CreateThingRequest) returns (Thing);",
        "createThing(input: CreateThingInput!): CreateThingPayload",
        Convention.Payload,
        "answers Thing")]
    [InlineData(
        "rpc CreateThing(Thing) returns (CreateThingResponse);",
        "createThing(input: ThingInput!): CreateThingPayload",
        Convention.Payload,
        "answers Thing")]
    [InlineData(
        "rpc DeleteThing(Thing) returns (google.protobuf.Empty);",
        "deleteThing(input: ThingInput!): DeleteThingPayload",
        Convention.NoAnswer,
        "answers nothing")]
    [InlineData("rpc ResetThings(Nothing) returns (Nothing);", "resetThings: ResetThingsPayload", Convention.NoAnswer, "answers nothing")]
    [InlineData(
        "rpc UpdateThing(UpdateThingRequest) returns (Thing);",
        "updateThing(input: UpdateThingInput!): UpdateThingPayload",
        Convention.UpdateMask,
        "update_mask by the input's fields")]
    public async Task Write_Method_HasAnInputAndAPayload(string method, string field, Convention convention, string text)
    {
        var plan = await Planned.ServiceAsync(
            $$"""
            {{method}} ---
            message Thing { string id = 1; } message Nothing {} message CreateThingRequest { Thing thing = 1; }
            message CreateThingResponse { Thing thing = 1; }
            message UpdateThingRequest { Thing thing = 1; google.protobuf.FieldMask update_mask = 2; }
            """);

        var name = plan.Services[0].Methods[0].Method.Name;
        Assert.Equal(field, plan.Field(name));
        Assert.Contains(plan.Method(name).Reasons, reason => reason.Convention == convention && reason.Text == text);
    }

    [Fact]
    public async Task Write_LongRunning_SaysSo()
    {
        var folder = Directory.CreateTempSubdirectory("graphbff-binding-");
        try
        {
            await File.WriteAllTextAsync(
                Path.Combine(folder.FullName, "a.proto"),
                "syntax = \"proto3\"; package google.longrunning;\nservice S {\n rpc CreateThing(Operation) returns (Operation); }\n"
                + "message Operation { string name = 1; }");

            var plan = await Planned.PlanOfFolderAsync(folder.FullName, "protos: .\nservices: { google.longrunning.S: }");

            Assert.Contains(Convention.Operation, plan.Conventions("CreateThing"));
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    [Fact]
    public async Task Write_Hidden_IsNotInTheGraph()
    {
        var plan = await Planned.ServiceAsync(
            "rpc DeleteThing(Thing) returns (Thing); --- message Thing { string id = 1; }", "{ hide: [DeleteThing] }");

        Assert.Equal(MethodUse.Hidden, plan.Method("DeleteThing").Use);
        Assert.Empty(plan.Types);
    }
}
