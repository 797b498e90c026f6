using GraphBff.Engine.Batching;
using GraphBff.Engine.Errors;
using GraphBff.Engine.Execution;

namespace GraphBff.Engine.Types;

/// <summary>Asynchronous code that answers for all parents of the level at once.</summary>
internal sealed class BatchSource<T>(Func<IReadOnlyList<T>, FieldContext, ValueTask<IReadOnlyList<Result<object>>>> resolve) : StepSource
    where T : class
{
    public override void Start(StepRun run) => _ = RunAsync(run);

    public override async ValueTask<object?> ResolveAsync(object parent, FieldContext field)
    {
        var results = await resolve([(T)parent], field).ConfigureAwait(false);
        return results.Count == 0 ? Missing : results[0].Error ?? results[0].Value;
    }

    // Awaits come back to the request's loop, which alone may touch the run.
#pragma warning disable CA2007
    private async Task RunAsync(StepRun run)
    {
        try
        {
            var parents = new T[run.Parents.Length];
            for (int i = 0; i < parents.Length; i++)
            {
                parents[i] = (T)run.Parents[i];
            }

            run.OweAll();
            var results = await resolve(parents, run.Field);
            for (int i = 0; i < parents.Length; i++)
            {
                run.Set(i, i < results.Count ? results[i].Error ?? results[i].Value : Missing);
            }
        }
        catch (Exception exception)
        {
            run.Fail(exception);
        }

        run.Release();
    }
#pragma warning restore CA2007

    private static GraphError Missing { get; } = new(ErrorCodes.Internal, "The field's resolver gave no result for this parent.");
}
