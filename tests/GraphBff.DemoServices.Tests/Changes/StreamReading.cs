using Grpc.Core;

namespace GraphBff.DemoServices.Tests.Changes;

internal static class StreamReading
{
    /// <summary>Reads the next message, or fails after half a minute.</summary>
    public static async Task<T> NextAsync<T>(this AsyncServerStreamingCall<T> call)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        Assert.True(await call.ResponseStream.MoveNext(patience.Token), "The stream ended.");
        return call.ResponseStream.Current;
    }

    public static async Task<List<T>> NextAsync<T>(this AsyncServerStreamingCall<T> call, int count)
    {
        var messages = new List<T>();
        while (messages.Count < count)
        {
            messages.Add(await call.NextAsync());
        }

        return messages;
    }
}
