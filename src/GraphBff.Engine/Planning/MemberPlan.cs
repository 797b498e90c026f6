using GraphBff.Engine.Execution;
using GraphBff.Engine.Running;
using GraphBff.Engine.Types;

namespace GraphBff.Engine.Planning;

/// <summary>An object or a list that the parent holds.</summary>
internal sealed class MemberPlan(FieldSite site, MemberSource source, Shape shape) : FieldPlan(site)
{
    public override bool HasSteps => shape.HasSteps;

    public override Shape Shape => shape;

    public override bool Write(ResponseWriter writer, object parent)
    {
        object? value;
        try
        {
            value = source.Get(parent);
        }
        catch (NullReferenceException exception)
        {
            return writer.FailAbsent(exception, parent, shape.NonNull);
        }
        catch (Exception exception) when (!RunFaults.Ends(exception))
        {
            return writer.FailValue(exception, parent, shape.NonNull);
        }

        return shape.Write(writer, value);
    }

    public override void Collect(StepTable steps, object parent)
    {
        object? value;
        try
        {
            value = source.Get(parent);
        }
        catch (Exception exception) when (!RunFaults.Ends(exception))
        {
            // The writer comes to the same place and reports it.
            return;
        }

        shape.Collect(steps, value);
    }
}
