using GraphBff.Engine.Operations;
using GraphBff.Transport.Negotiation;
using GraphBff.Transport.Responses;

namespace GraphBff.Transport.Tests.Responses;

public class ResultStatusTests
{
    [Theory]
    [InlineData(OperationStatus.Executed, nameof(ResponseFormat.Json), 200)]
    [InlineData(OperationStatus.Executed, nameof(ResponseFormat.GraphResponse), 200)]
    [InlineData(OperationStatus.RequestError, nameof(ResponseFormat.Json), 200)]
    [InlineData(OperationStatus.RequestError, nameof(ResponseFormat.GraphResponse), 400)]
    [InlineData(OperationStatus.ParseError, nameof(ResponseFormat.Json), 200)]
    [InlineData(OperationStatus.ParseError, nameof(ResponseFormat.GraphResponse), 400)]
    [InlineData(OperationStatus.NotAllowed, nameof(ResponseFormat.Json), 405)]
    [InlineData(OperationStatus.NotAllowed, nameof(ResponseFormat.GraphResponse), 405)]
    public void OfDraft_EveryResult_IsInTheTable(OperationStatus status, string format, int expected)
        => Assert.Equal(expected, ResultStatus.OfDraft(status, Enum.Parse<ResponseFormat>(format)));

    [Theory]
    [InlineData(OperationStatus.Executed, false, 200)]
    [InlineData(OperationStatus.Executed, true, 294)]
    [InlineData(OperationStatus.RequestError, true, 422)]
    [InlineData(OperationStatus.ParseError, true, 400)]
    [InlineData(OperationStatus.NotAllowed, true, 405)]
    public void OfEdition_EveryResult_IsInTheTable(OperationStatus status, bool hasErrors, int expected)
        => Assert.Equal(expected, ResultStatus.OfEdition(status, hasErrors));

    [Fact]
    public void Of_Table_HasEveryStatus() => Assert.Equal(4, Enum.GetValues<OperationStatus>().Length);
}
