using Google.Rpc;
using Grpc.Core;

namespace GraphBff.DemoServices.Tests.Errors;

/// <summary>The status of a failed call, with its details.</summary>
internal sealed record Failure(StatusCode Code, string Message, ErrorInfo? Info, BadRequest? BadRequest)
{
    public string? Reason => Info?.Reason;

    public IEnumerable<string> Fields => BadRequest?.FieldViolations.Select(violation => violation.Field) ?? [];

    public static Failure Of(RpcException exception)
    {
        var status = exception.GetRpcStatus();
        return new(
            exception.StatusCode, exception.Status.Detail, status?.GetDetail<ErrorInfo>(), status?.GetDetail<BadRequest>());
    }

    public static async Task<Failure> OfAsync(Func<Task> call) => Of(await Assert.ThrowsAsync<RpcException>(call));

    public static Task<Failure> OfAsync<T>(AsyncUnaryCall<T> call) => OfAsync(() => call.ResponseAsync);

    public void AssertInvalid(string domain, params string[] fields)
    {
        Assert.Equal(StatusCode.InvalidArgument, Code);
        Assert.Equal("INVALID_REQUEST", Reason);
        Assert.Equal(domain, Info?.Domain);
        Assert.Equal(fields, Fields);
    }

    public void AssertIs(StatusCode code, string domain, string reason, params (string Key, string Value)[] metadata)
    {
        Assert.Equal(code, Code);
        Assert.Equal(reason, Reason);
        Assert.Equal(domain, Info?.Domain);
        Assert.Equal(metadata.ToDictionary(), Info?.Metadata.ToDictionary());
    }
}
