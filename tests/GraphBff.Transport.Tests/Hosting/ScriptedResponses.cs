using System.Text;
using GraphBff.Engine.Execution;
using GraphBff.Engine.Operations;

namespace GraphBff.Transport.Tests.Hosting;

/// <summary>Responses as the engine would give them, one by one.</summary>
/// <param name="kind">What they are said to be.</param>
/// <param name="bodies">One response each.</param>
/// <param name="failure">Thrown behind the last, or null.</param>
internal sealed class ScriptedResponses(ResponseKind kind, string[] bodies, Exception? failure = null) : OperationResponses
{
    private int _next;

    public bool IsDisposed { get; private set; }

    public override ResponseKind Kind => kind;

    public override async ValueTask<OperationResult?> NextAsync()
    {
        await Task.Yield();
        if (_next == bodies.Length)
        {
            return failure is null ? null : throw failure;
        }

        return new OperationResult(Encoding.UTF8.GetBytes(bodies[_next++]));
    }

    public override ValueTask DisposeAsync()
    {
        IsDisposed = true;
        return ValueTask.CompletedTask;
    }
}
