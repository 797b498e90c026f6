using GraphBff.Engine.Batching;
using GraphBff.Engine.Errors;

namespace GraphBff.Engine.Types;

/// <summary>Asynchronous code that resolves a field for all parents of its level at once.</summary>
internal sealed class BatchSource<T>(Func<IReadOnlyList<T>, FieldContext, ValueTask<IReadOnlyList<Result<object>>>> resolve) : StepSource
    where T : class
{
    public override void Start(StepResults step) => _ = RunAsync(step);

    public override async ValueTask<object?> ResolveAsync(object parent, FieldContext field)
    {
        var results = await resolve([(T)parent], field).ConfigureAwait(false);
        return results.Count == 0 ? Missing : results[0].Error ?? results[0].Value;
    }

    // Each await resumes on the request's loop. Only the loop may touch the step.
#pragma warning disable CA2007
    private async Task RunAsync(StepResults step)
    {
        try
        {
            var parents = new T[step.Parents.Length];
            for (var i = 0; i < parents.Length; i++)
            {
                parents[i] = (T)step.Parents[i];
            }

            step.MarkAllPending();
            var results = await resolve(parents, step.Field);
            for (var i = 0; i < parents.Length; i++)
            {
                step.Set(i, i < results.Count ? results[i].Error ?? results[i].Value : Missing);
            }
        }
        catch (Exception exception)
        {
            step.Fail(exception);
        }

        step.Release();
    }
#pragma warning restore CA2007

    private static GraphError Missing { get; } = new(ErrorCodes.Internal, "The field's resolver gave no result for this parent.");
}
