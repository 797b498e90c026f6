namespace GraphBff.Testing.Oracle;

/// <summary>Removes parts of an operation for as long as it still fails.</summary>
public static class OperationShrinker
{
    private const int MaxTries = 600;

    /// <summary>Shrinks the operation in place.</summary>
    /// <param name="operation">An operation that fails.</param>
    /// <param name="fails">Whether it still fails; false also if it is no longer a valid operation.</param>
    public static async Task ShrinkAsync(GeneratedOperation operation, Func<GeneratedOperation, Task<bool>> fails)
    {
        ArgumentNullException.ThrowIfNull(operation);
        ArgumentNullException.ThrowIfNull(fails);
        var tries = 0;
        var smaller = true;
        while (smaller && tries < MaxTries)
        {
            smaller = false;
            foreach (var set in operation.Sets())
            {
                for (var i = set.Count - 1; i >= 0 && tries < MaxTries; i--)
                {
                    foreach (var (change, undo) in Changes(set, i))
                    {
                        tries++;
                        change();
                        if (await fails(operation).ConfigureAwait(false))
                        {
                            smaller = true;
                            break;
                        }

                        undo();
                    }
                }
            }
        }
    }

    private static IEnumerable<(Action Change, Action Undo)> Changes(List<GeneratedSelection> set, int index)
    {
        var selection = set[index];
        yield return (() => set.RemoveAt(index), () => set.Insert(index, selection));

        if (selection is GeneratedInline { Children: { } children })
        {
            yield return (() => Unwrap(children), () => Wrap(children));
        }

        if (selection is GeneratedSpread { Fragment.Selections: var inner })
        {
            yield return (() => Unwrap(inner), () => Wrap(inner));
        }

        if (selection.Directives is { Length: > 0 } directives)
        {
            yield return (() => selection.Directives = "", () => selection.Directives = directives);
        }

        if (selection is GeneratedField { Alias: { } alias } field)
        {
            yield return (() => field.Alias = null, () => field.Alias = alias);
        }

        void Unwrap(List<GeneratedSelection> content)
        {
            set.RemoveAt(index);
            set.InsertRange(index, content);
        }

        void Wrap(List<GeneratedSelection> content)
        {
            set.RemoveRange(index, content.Count);
            set.Insert(index, selection);
        }
    }
}
