using System.Collections;
using GraphBff.Engine.Execution;
using GraphBff.Engine.Planning;
using GraphBff.Engine.Running;

namespace GraphBff.Engine.Incremental;

/// <summary>The items of a list behind the first ones. They have steps of their own, so that none of them holds back the first.</summary>
internal sealed class StreamedPart(StreamUsage usage, Shape item, StepPlan[] steps) : LatePart(steps)
{
    public StreamUsage Usage { get; } = usage;

    /// <summary>What an item looks like.</summary>
    public Shape Item { get; } = item;

    public override bool IsStream => true;

    public override void Collect(StepTable steps, LateRecord record)
    {
        try
        {
            foreach (var element in Rest(record))
            {
                steps.Account.Collect();
                Item.Collect(steps, element);
            }
        }
        catch (Exception exception) when (!RunFaults.Ends(exception))
        {
            // Items that are made as they are asked for. The writer comes to the same place and reports it.
        }
    }

    /// <summary>Writes the items. One that cannot be there ends the stream, and those before it are delivered all the same.</summary>
    public override PartOutcome Write(ResponseWriter writer, LateRecord record)
    {
        var output = writer.Output;
        IReadOnlyList<FieldError>? failure = null;
        output.Raw((byte)'[');
        var good = writer.Mark;
        int count = 0, errors = 0;
        try
        {
            int index = record.FirstItem;
            writer.Enter();
            foreach (var element in Rest(record))
            {
                if (count > 0)
                {
                    output.Raw((byte)',');
                }

                writer.Account.Write();
                writer.At(index++);
                if (Item.Write(writer, element) && failure is null)
                {
                    (good.Position, errors) = (output.Position, writer.Errors.Count);
                    count++;
                    continue;
                }

                // What is behind the first bad one is written in vain: the steps' cursors go on with the items.
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
            var taken = writer.TakeErrors(errors);
            failure ??= taken;
        }

        output.Raw((byte)']');
        return new PartOutcome(failure is null || count > 0, failure);
    }

    private static IEnumerable<object?> Rest(LateRecord record) => ((IEnumerable)record.Source).Cast<object?>().Skip(record.FirstItem);
}
