using GraphBff.Engine.Types;

namespace GraphBff.Engine.Planning;

/// <summary>A field's selection, read from its plan.</summary>
internal sealed class PlanSelection(ValuePlan value) : Selection
{
    public override bool Contains(params ReadOnlySpan<string> path) => Contains(value, path);

    private static bool Contains(ValuePlan? value, ReadOnlySpan<string> path)
    {
        if (path.IsEmpty)
        {
            return true;
        }

        foreach (var plan in value?.Objects ?? [])
        {
            if (Contains(plan, path))
            {
                return true;
            }
        }

        return false;
    }

    private static bool Contains(ObjectPlan plan, ReadOnlySpan<string> path)
    {
        foreach (var field in plan.Fields)
        {
            if (field.Site.FieldName == path[0] && Contains(field.ValuePlan, path[1..]))
            {
                return true;
            }
        }

        // Fields of later responses are selected too: a page is read only once.
        foreach (var part in plan.Late?.Parts ?? [])
        {
            if (Contains(part.Fields, path))
            {
                return true;
            }
        }

        return false;
    }
}
