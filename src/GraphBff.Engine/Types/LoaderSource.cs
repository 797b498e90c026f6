using GraphBff.Engine.Batching;
using GraphBff.Engine.Operations;

namespace GraphBff.Engine.Types;

/// <summary>Loads each parent's value by its key.</summary>
internal sealed class LoaderSource<T, TKey>(Func<OperationContext, ILoader<TKey>> loader, Func<T, FieldContext, TKey?> key) : StepSource
    where T : class
{
    public override void Start(StepResults step)
    {
        var source = loader(step.Field.Operation);
        var parents = step.Parents;
        for (var i = 0; i < parents.Length; i++)
        {
            try
            {
                // An unset foreign key: the field is null, without a call.
                var value = key((T)parents[i], step.Field);
                if (value is not null and not "")
                {
                    step.Await(i, source.Load(value));
                }
            }
            catch (Exception exception)
            {
                step.Fail(i, exception);
            }
        }

        step.Release();
    }

    public override async ValueTask<object?> ResolveAsync(object parent, FieldContext field)
        => key((T)parent, field) is { } value and not ""
            ? await loader(field.Operation).LoadSelectedAsync(value, field.CancellationToken).ConfigureAwait(false)
            : null;
}
