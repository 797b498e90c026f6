using System.Collections;
using System.Diagnostics;
using GraphBff.Engine.Execution;
using GraphBff.Engine.Planning;
using GraphBff.Engine.Running;

namespace GraphBff.Engine.Incremental;

/// <summary>Collects the parents in a late part of an object or list, and later writes the part.</summary>
internal static class PartWriter
{
    /// <summary>Collects the record's objects as parents of the part's steps.</summary>
    public static void Collect(StepTable steps, LateRecord record)
    {
        switch (record.Part)
        {
            case DeferredPart deferred:
                steps.Collect(deferred.Fields, record.Source);
                break;
            case StreamedPart streamed:
                CollectItems(steps, streamed, record);
                break;
        }
    }

    /// <summary>Writes the record's object or items.</summary>
    public static PartOutcome Write(ResponseWriter writer, LateRecord record) => record.Part switch
    {
        DeferredPart deferred => writer.Write(deferred.Fields, record.Source) ? new(true, null) : new(false, writer.TakeErrors(0)),
        StreamedPart streamed => WriteItems(writer, streamed, record),
        _ => throw new UnreachableException(),
    };

    private static void CollectItems(StepTable steps, StreamedPart part, LateRecord record)
    {
        try
        {
            foreach (var element in Rest(record))
            {
                steps.Account.Collect();
                steps.Collect(part.Item, element);
            }
        }
        catch (Exception exception) when (!RunFaults.Ends(exception))
        {
            // A lazy list failed while producing an item. The writer fails at the same item and reports it.
        }
    }

    // An item that fails ends the stream. The items before it are still delivered.
    private static PartOutcome WriteItems(ResponseWriter writer, StreamedPart part, LateRecord record)
    {
        var output = writer.Output;
        IReadOnlyList<FieldError>? failure = null;
        output.Raw((byte)'[');
        var good = writer.Mark;
        int count = 0, errors = 0;
        try
        {
            var index = record.FirstItem;
            writer.Enter();
            foreach (var element in Rest(record))
            {
                if (count > 0)
                {
                    output.Raw((byte)',');
                }

                writer.Account.Write();
                writer.At(index++);
                if (writer.Write(part.Item, element) && failure is null)
                {
                    (good.Position, errors) = (output.Position, writer.Errors.Count);
                    count++;
                    continue;
                }

                // The items after the first failed one are written and removed: the steps' cursors must pass their parents.
                writer.TakeBack(good.Position);
                var taken = writer.TakeErrors(errors);
                failure ??= taken;
            }

            writer.Leave();
        }
        catch (Exception exception) when (!RunFaults.Ends(exception))
        {
            writer.Rewind(good);
            writer.Fail(exception, nonNull: true);
            writer.TakeBack(good.Position);
            var taken = writer.TakeErrors(errors);
            failure ??= taken;
        }

        output.Raw((byte)']');
        return new PartOutcome(failure is null || count > 0, failure);
    }

    private static IEnumerable<object?> Rest(LateRecord record) => ((IEnumerable)record.Source).Cast<object?>().Skip(record.FirstItem);
}
