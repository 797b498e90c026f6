using System.Collections;
using GraphBff.Engine.Errors;
using GraphBff.Engine.Planning;
using GraphBff.Engine.Running;

namespace GraphBff.Engine.Execution;

/// <summary>
/// Collects the objects of a result as parents of the steps below. It visits the same objects in the same order as the writer. So what
/// fails here fails there again, and only the writer reports it.
/// </summary>
internal static class ParentCollector
{
    /// <summary>Collects the object, and the objects that it holds, for the steps at its fields and below.</summary>
    public static void Collect(this StepTable steps, ObjectPlan plan, object source)
    {
        foreach (var field in plan.StepFields)
        {
            steps.Collect(field, source);
        }
    }

    /// <summary>Collects the parent, or the objects that it holds, for the steps at the field and below.</summary>
    public static void Collect(this StepTable steps, FieldPlan field, object parent)
    {
        switch (field)
        {
            case StepPlan step:
                steps[step.Index].AddParent(parent);
                break;
            case MemberPlan member:
                CollectMember(steps, member, parent);
                break;
            case EventPlan @event:
                steps.Collect(@event.ValuePlan, parent);
                break;
        }
    }

    /// <summary>Collects the objects of a value for the steps below.</summary>
    public static void Collect(this StepTable steps, ValuePlan plan, object? value)
    {
        if (!plan.HasSteps || value is null or GraphError)
        {
            return;
        }

        switch (plan)
        {
            case ObjectValuePlan known:
                steps.Collect(known.Plan, value);
                break;
            case ListValuePlan list when value is IEnumerable items and not string:
                CollectItems(steps, list, items);
                break;
            case AbstractValuePlan several:
                CollectAbstract(steps, several, value);
                break;
        }
    }

    private static void CollectMember(StepTable steps, MemberPlan member, object parent)
    {
        object? value;
        try
        {
            value = member.Source.Get(parent);
        }
        catch (Exception exception) when (!RunFaults.Ends(exception))
        {
            return;
        }

        steps.Collect(member.ValuePlan, value);
    }

    private static void CollectAbstract(StepTable steps, AbstractValuePlan plan, object value)
    {
        ObjectPlan? found;
        try
        {
            found = plan.Find(value);
        }
        catch (Exception exception) when (!RunFaults.Ends(exception))
        {
            return;
        }

        if (found is not null)
        {
            steps.Collect(found, value);
        }
    }

    private static void CollectItems(StepTable steps, ListValuePlan list, IEnumerable items)
    {
        try
        {
            CollectItems(steps, list.Item, items, list.CountNow(steps.Variables));
        }
        catch (Exception exception) when (!RunFaults.Ends(exception))
        {
            // A lazy list failed while producing an item. The writer reports it.
        }
    }

    private static void CollectItems(StepTable steps, ValuePlan item, IEnumerable items, int now)
    {
        if (items is IReadOnlyList<object> objects)
        {
            for (var i = 0; i < objects.Count && i < now; i++)
            {
                steps.Account.Collect();
                steps.Collect(item, objects[i]);
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
                steps.Collect(item, element);
            }
        }
    }
}
