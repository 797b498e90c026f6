namespace GraphBff.Engine.Types;

/// <summary>Asynchronous code that runs once for each parent. Keys that it loads join the loaders' batches.</summary>
internal sealed class ResolverSource<T>(Func<T, FieldContext, ValueTask<object?>> resolve) : StepSource
    where T : class
{
    public override void Start(StepResults step)
    {
        for (var i = 0; i < step.Parents.Length; i++)
        {
            step.Await(i, Resolve((T)step.Parents[i], step.Field));
        }

        step.Release();
    }

    public override ValueTask<object?> ResolveAsync(object parent, FieldContext field) => Resolve((T)parent, field);

    private ValueTask<object?> Resolve(T parent, FieldContext field)
    {
        try
        {
            return resolve(parent, field);
        }
        catch (Exception exception)
        {
            return ValueTask.FromException<object?>(exception);
        }
    }
}
