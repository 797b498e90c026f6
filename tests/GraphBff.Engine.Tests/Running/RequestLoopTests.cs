using GraphBff.Engine.Errors;
using GraphBff.Engine.Running;
using GraphBff.Engine.Tests.TestSchema;
using Microsoft.Extensions.Logging.Abstractions;

namespace GraphBff.Engine.Tests.Running;

/// <summary>An exception on a request's loop ends the request, but not the loop and not the process.</summary>
public sealed class RequestLoopTests
{
    [Fact]
    public void Drive_ItemsThrow_TheOthersRunAndTheLoopIsFreeAgain()
    {
        var loop = new RequestLoop(new ErrorMapping([], NullLogger<ErrorMapping>.Instance));
        var ran = new List<int>();
        var left = false;
        loop.WhenLeft(() => left = true);

        loop.Drive(new Item(() =>
        {
            loop.Post(_ => throw new InvalidOperationException("One."), null);
            loop.Post(_ => ran.Add(1), null);
            throw new InvalidOperationException("Two.");
        }));
        loop.Drive(new Item(() => ran.Add(2)));

        Assert.Equal([1, 2], ran);
        Assert.True(left);
    }

    [Fact]
    public async Task ItemOfARequest_Throws_TheRequestEndsWithAnError()
    {
        var graph = new ProbeGraph();
        graph.Script.Run = (_, _) =>
        {
            SynchronizationContext.Current!.Post(_ => throw new InvalidOperationException("Nobody awaits this."), null);
            return new(new TaskCompletionSource<object?>().Task);
        };

        var response = await graph.RunAsync("{ probe { run { number } } }");

        Assert.StartsWith(
            """{"data":null,"errors":[{"message":"An unexpected error occurred",""", response.GetRawText(), StringComparison.Ordinal);
    }

    private sealed class Item(Action action) : ILoopItem
    {
        public void Run() => action();
    }
}
