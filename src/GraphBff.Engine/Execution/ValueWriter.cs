using System.Collections;
using System.Diagnostics;
using GraphBff.Engine.Errors;
using GraphBff.Engine.Planning;
using GraphBff.Engine.Running;

namespace GraphBff.Engine.Execution;

/// <summary>Writes a value by its plan (CompleteValue, GraphQL specification, 6.4.3).</summary>
internal static class ValueWriter
{
    private static readonly GraphError NotAList = new(ErrorCodes.Internal, "The value is not a list.");

    /// <summary>Writes null, an error, or the value that the plan describes.</summary>
    /// <returns>False if the value is null but may not be.</returns>
    public static bool Write(this ResponseWriter writer, ValuePlan plan, object? value) => value switch
    {
        null => plan.NonNull ? writer.FailNull() : writer.Null(),
        GraphError error => writer.Fail(error, plan.NonNull),
        _ => plan switch
        {
            ObjectValuePlan known => writer.Write(known.Plan, value) || writer.Bubble(plan.NonNull),
            ListValuePlan list => WriteList(writer, list, value),
            LeafValuePlan leaf => WriteLeaf(writer, leaf, value),
            AbstractValuePlan several => WriteAbstract(writer, several, value),
            FailedValuePlan failed => writer.Fail(failed.Error, plan.NonNull),
            _ => throw new UnreachableException(),
        },
    };

    private static bool WriteLeaf(ResponseWriter writer, LeafValuePlan leaf, object value)
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

    private static bool WriteAbstract(ResponseWriter writer, AbstractValuePlan plan, object value)
    {
        ObjectPlan? found;
        try
        {
            found = plan.Find(value);
        }
        catch (Exception exception) when (!RunFaults.Ends(exception))
        {
            return writer.Fail(exception, plan.NonNull);
        }

        return found is null
            ? writer.Fail(new GraphError(ErrorCodes.Internal, $"The value has none of the types of {plan.TypeName}."), plan.NonNull)
            : writer.Write(found, value) || writer.Bubble(plan.NonNull);
    }

    private static bool WriteList(ResponseWriter writer, ListValuePlan list, object value)
    {
        if (value is not IEnumerable items || value is string)
        {
            return writer.Fail(NotAList, list.NonNull);
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
            // A lazy list failed while producing an item.
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

    private static bool WriteItems(ResponseWriter writer, ListValuePlan list, IEnumerable items)
    {
        var whole = true;
        var index = 0;
        var now = list.CountNow(writer.Steps.Variables);
        if (items is IReadOnlyList<object> objects)
        {
            // Most lists contain messages and need no enumerator.
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

    private static bool WriteItem(ResponseWriter writer, ValuePlan item, object? value, int index)
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
