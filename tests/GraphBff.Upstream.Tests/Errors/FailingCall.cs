using GraphBff.Upstream.Errors;
using GraphBff.Upstream.Tests.Raw;
using Grpc.Core;

namespace GraphBff.Upstream.Tests.Errors;

/// <summary>A call that must fail with one fault and status.</summary>
internal static class FailingCall
{
    /// <summary>Serves a call with a function and expects its failure.</summary>
    public static async Task FailsAsync(CallFault fault, StatusCode status, Func<RawStream, Task> onStream)
    {
        await using var library = RawLibrary.Of(onStream);
        await FailsAsync(library, fault, status);
    }

    public static async Task<UpstreamException> FailsAsync(
        RawLibrary library, CallFault fault, StatusCode status, Metadata? metadata = null)
    {
        var failure = await Assert.ThrowsAsync<UpstreamException>(() => library.GetAsync(metadata: metadata));

        Assert.True((fault, status) == (failure.Fault, failure.StatusCode), $"{failure.Fault}, {failure.Status}");
        return failure;
    }
}
