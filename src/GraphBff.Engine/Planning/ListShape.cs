using System.Collections;
using GraphBff.Engine.Errors;
using GraphBff.Engine.Execution;

namespace GraphBff.Engine.Planning;

/// <summary>A list, of whatever shape its items have.</summary>
internal sealed class ListShape(Shape item, bool nonNull) : Shape(nonNull)
{
    private static readonly GraphError NoList = new(ErrorCodes.Internal, "The value is no list.");

    public override bool HasSteps => item.HasSteps;

    public override IEnumerable<ObjectPlan> Objects => item.Objects;

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
        catch (Exception exception)
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
            CollectItems(steps, items);
        }
        catch (Exception)
        {
            // The writer comes to the same place and reports it.
        }
    }

    private bool WriteItems(ResponseWriter writer, IEnumerable items)
    {
        bool whole = true;
        int index = 0;
        if (items is IReadOnlyList<object> objects)
        {
            // Most lists are of messages: no enumerator then.
            for (; index < objects.Count; index++)
            {
                whole &= WriteItem(writer, objects[index], index);
            }
        }
        else
        {
            foreach (var element in items)
            {
                whole &= WriteItem(writer, element, index++);
            }
        }

        return whole;
    }

    private void CollectItems(StepTable steps, IEnumerable items)
    {
        if (items is IReadOnlyList<object> objects)
        {
            for (int i = 0; i < objects.Count; i++)
            {
                item.Collect(steps, objects[i]);
            }
        }
        else
        {
            foreach (var element in items)
            {
                item.Collect(steps, element);
            }
        }
    }

    private bool WriteItem(ResponseWriter writer, object? value, int index)
    {
        if (index > 0)
        {
            writer.Output.Raw((byte)',');
        }

        writer.At(index);
        return item.Write(writer, value);
    }
}
