using GraphBff.Engine.Errors;
using GraphBff.Engine.Types.Mutations;

namespace GraphBff.Engine.Tests.Types;

public sealed class MutationPayloadTests
{
    [Fact]
    public void Payload_WithoutObjectAndErrors_IsInternal()
        => Assert.Equal(ErrorCodes.Internal, Assert.Throws<GraphException>(() => new MutationPayload<string>(null, [])).Error.Code);

    [Fact]
    public void Payload_WithOneOfTheTwo_Is()
    {
        Assert.Equal("value", new MutationPayload<string>("value", []).Value);
        Assert.Single(new MutationPayload<string>(null, [new object()]).Errors);
    }
}
