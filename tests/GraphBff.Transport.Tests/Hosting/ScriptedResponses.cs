using System.Text;
using GraphBff.Engine.Execution;
using GraphBff.Engine.Operations;

namespace GraphBff.Transport.Tests.Hosting;

/// <summary>Scripted responses in place of the engine's, one by one.</summary>
/// <param name="kind">The kind that the responses claim to be.</param>
/// <param name="bodies">The body of each response.</param>
/// <param name="failure">The exception after the last response, or null.</param>
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
