using GraphBff.Engine.Batching;
using GraphBff.Engine.Execution;
using GraphBff.Engine.Operations;

namespace GraphBff.Engine.Types;

/// <summary>Each parent's key, given to a loader.</summary>
internal sealed class LoaderSource<T, TKey>(Func<OperationContext, ILoader<TKey>> loader, Func<T, FieldContext, TKey?> key) : StepSource
    where T : class
{
    public override void Start(StepRun run)
    {
        var source = loader(run.Field.Operation);
        var parents = run.Parents;
        for (int i = 0; i < parents.Length; i++)
        {
            try
            {
                // A foreign key that is not set: no key, no call.
                var value = key((T)parents[i], run.Field);
                if (value is not null and not "")
                {
                    run.Await(i, source.Load(value));
                }
            }
            catch (Exception exception)
            {
                run.Fail(i, exception);
            }
        }

        run.Release();
    }

    public override async ValueTask<object?> ResolveAsync(object parent, FieldContext field) =>
        key((T)parent, field) is { } value and not ""
            ? await loader(field.Operation).LoadSelectedAsync(value, field.CancellationToken).ConfigureAwait(false)
            : null;
}
