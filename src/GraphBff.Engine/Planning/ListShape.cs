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

        var output = writer.Output;
        int start = output.Position;
        output.Raw((byte)'[');
        bool whole = true;
        int index = 0;
        writer.Enter();
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

        writer.Leave();
        if (!whole)
        {
            output.Rewind(start);
            return writer.Bubble(NonNull);
        }

        output.Raw((byte)']');
        return true;
    }

    protected override void CollectValue(StepTable steps, object value)
    {
        if (value is not IEnumerable items || value is string)
        {
            return;
        }

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
