using GraphBff.Engine.Execution;
using GraphBff.Transport.Answers;
using GraphBff.Transport.Negotiation;

namespace GraphBff.Transport.Tests.Answers;

public class ResultStatusTests
{
    [Theory]
    [InlineData(OperationStatus.Executed, nameof(ResponseFormat.Json), 200)]
    [InlineData(OperationStatus.Executed, nameof(ResponseFormat.GraphResponse), 200)]
    [InlineData(OperationStatus.RequestError, nameof(ResponseFormat.Json), 200)]
    [InlineData(OperationStatus.RequestError, nameof(ResponseFormat.GraphResponse), 400)]
    [InlineData(OperationStatus.NotAllowed, nameof(ResponseFormat.Json), 405)]
    [InlineData(OperationStatus.NotAllowed, nameof(ResponseFormat.GraphResponse), 405)]
    public void Of_EveryResult_IsInTheTable(OperationStatus status, string format, int expected)
        => Assert.Equal(expected, ResultStatus.Of(status, Enum.Parse<ResponseFormat>(format)));

    [Fact]
    public void Of_Table_HasEveryStatus() => Assert.Equal(3, Enum.GetValues<OperationStatus>().Length);
}
