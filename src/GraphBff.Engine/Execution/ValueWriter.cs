using System.Collections;
using System.Diagnostics;
using GraphBff.Engine.Errors;
using GraphBff.Engine.Planning;
using GraphBff.Engine.Running;

namespace GraphBff.Engine.Execution;

/// <summary>Writes a value in the shape that its place has (CompleteValue, GraphQL specification 6.4.3).</summary>
internal static class ValueWriter
{
    private static readonly GraphError NoList = new(ErrorCodes.Internal, "The value is no list.");

    /// <summary>Writes a value: null, an error, or what the shape takes.</summary>
    /// <returns>False where null stands and may not.</returns>
    public static bool Write(this ResponseWriter writer, Shape shape, object? value) => value switch
    {
        null => shape.NonNull ? writer.FailNull() : writer.Null(),
        GraphError error => writer.Fail(error, shape.NonNull),
        _ => shape switch
        {
            ObjectShape known => writer.Write(known.Plan, value) || writer.Bubble(shape.NonNull),
            ListShape list => WriteList(writer, list, value),
            LeafShape leaf => WriteLeaf(writer, leaf, value),
            AbstractShape several => WriteAbstract(writer, several, value),
            FailedShape failed => writer.Fail(failed.Error, shape.NonNull),
            _ => throw new UnreachableException(),
        },
    };

    private static bool WriteLeaf(ResponseWriter writer, LeafShape leaf, object value)
    {
        var start = writer.Output.Position;
        try
        {
            if (ScalarJson.TryWrite(writer.Output, leaf.Type, value))
            {
                return true;
            }
        }
        catch (Exception exception) when (!RunFaults.Ends(exception))
        {
            writer.Output.Rewind(start);
            return writer.Fail(exception, leaf.NonNull);
        }

        return leaf.NonNull ? writer.FailNull() : writer.Null();
    }

    private static bool WriteAbstract(ResponseWriter writer, AbstractShape shape, object value)
    {
        ObjectPlan? plan;
        try
        {
            plan = shape.Find(value);
        }
        catch (Exception exception) when (!RunFaults.Ends(exception))
        {
            return writer.Fail(exception, shape.NonNull);
        }

        return plan is null
            ? writer.Fail(new GraphError(ErrorCodes.Internal, $"The value is of no type of {shape.TypeName}."), shape.NonNull)
            : writer.Write(plan, value) || writer.Bubble(shape.NonNull);
    }

    private static bool WriteList(ResponseWriter writer, ListShape list, object value)
    {
        if (value is not IEnumerable items || value is string)
        {
            return writer.Fail(NoList, list.NonNull);
        }

        var mark = writer.Mark;
        bool whole;
        try
        {
            writer.Output.Raw((byte)'[');
            writer.Enter();
            whole = WriteItems(writer, list, items);
            writer.Leave();
        }
        catch (Exception exception) when (!RunFaults.Ends(exception))
        {
            // Items that are made as they are asked for, and one that could not be.
            writer.Rewind(mark);
            return writer.Fail(exception, list.NonNull);
        }

        if (!whole)
        {
            writer.Rewind(mark);
            return writer.Bubble(list.NonNull);
        }

        writer.Output.Raw((byte)']');
        return true;
    }

    private static bool WriteItems(ResponseWriter writer, ListShape list, IEnumerable items)
    {
        var whole = true;
        var index = 0;
        var now = list.CountNow(writer.Steps.Variables);
        if (items is IReadOnlyList<object> objects)
        {
            // Most lists are of messages: no enumerator then.
            for (; index < objects.Count && index < now; index++)
            {
                whole &= WriteItem(writer, list.Item, objects[index], index);
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

                whole &= WriteItem(writer, list.Item, element, index++);
            }
        }

        if (whole && index == now && items.Cast<object?>().Skip(now).Any())
        {
            writer.Late!.Note(writer, list.Rest!, items, now);
        }

        return whole;
    }

    private static bool WriteItem(ResponseWriter writer, Shape item, object? value, int index)
    {
        if (index > 0)
        {
            writer.Output.Raw((byte)',');
        }

        writer.Account.Write();
        writer.At(index);
        return writer.Write(item, value);
    }
}
