using System.Collections;
using GraphBff.Engine.Errors;
using GraphBff.Engine.Execution;
using GraphBff.Engine.Incremental;
using GraphBff.Engine.Running;

namespace GraphBff.Engine.Planning;

/// <summary>A list, of whatever shape its items have.</summary>
/// <param name="item">The shape of its items.</param>
/// <param name="nonNull">Whether null may not stand in its place.</param>
/// <param name="rest">The items that come in later responses; null where all come at once.</param>
internal sealed class ListShape(Shape item, bool nonNull, StreamedPart? rest = null) : Shape(nonNull)
{
    private static readonly GraphError NoList = new(ErrorCodes.Internal, "The value is no list.");

    public override bool HasSteps => item.HasSteps;

    public override IEnumerable<ObjectPlan> Objects => rest is null ? item.Objects : item.Objects.Concat(rest.Item.Objects);

    protected override bool WriteValue(ResponseWriter writer, object value)
    {
        if (value is not IEnumerable items || value is string)
        {
            return writer.Fail(NoList, NonNull);
        }

        var mark = writer.Mark;
        bool whole;
        try
        {
            writer.Output.Raw((byte)'[');
            writer.Enter();
            whole = WriteItems(writer, items);
            writer.Leave();
        }
        catch (Exception exception) when (!RunFaults.Ends(exception))
        {
            // Items that are made as they are asked for, and one that could not be.
            writer.Rewind(mark);
            return writer.Fail(exception, NonNull);
        }

        if (!whole)
        {
            writer.Rewind(mark);
            return writer.Bubble(NonNull);
        }

        writer.Output.Raw((byte)']');
        return true;
    }

    protected override void CollectValue(StepTable steps, object value)
    {
        if (value is not IEnumerable items || value is string)
        {
            return;
        }

        try
        {
            CollectItems(steps, items, CountNow(steps));
        }
        catch (Exception exception) when (!RunFaults.Ends(exception))
        {
            // The writer comes to the same place and reports it.
        }
    }

    private bool WriteItems(ResponseWriter writer, IEnumerable items)
    {
        bool whole = true;
        int index = 0;
        int now = CountNow(writer.Steps);
        if (items is IReadOnlyList<object> objects)
        {
            // Most lists are of messages: no enumerator then.
            for (; index < objects.Count && index < now; index++)
            {
                whole &= WriteItem(writer, objects[index], index);
            }
        }
        else
        {
            foreach (var element in items)
            {
                if (index == now)
                {
                    break;
                }

                whole &= WriteItem(writer, element, index++);
            }
        }

        if (whole && index == now && items.Cast<object?>().Skip(now).Any())
        {
            writer.Late!.Note(writer, rest!, items, now);
        }

        return whole;
    }

    private void CollectItems(StepTable steps, IEnumerable items, int now)
    {
        if (items is IReadOnlyList<object> objects)
        {
            for (int i = 0; i < objects.Count && i < now; i++)
            {
                steps.Account.Collect();
                item.Collect(steps, objects[i]);
            }
        }
        else
        {
            foreach (var element in items)
            {
                if (now-- == 0)
                {
                    break;
                }

                steps.Account.Collect();
                item.Collect(steps, element);
            }
        }
    }

    /// <summary>How many items come with the list.</summary>
    private int CountNow(StepTable steps) => rest is null ? int.MaxValue : rest.Usage.CountOf(steps.Variables);

    private bool WriteItem(ResponseWriter writer, object? value, int index)
    {
        if (index > 0)
        {
            writer.Output.Raw((byte)',');
        }

        writer.Account.Write();
        writer.At(index);
        return item.Write(writer, value);
    }
}
