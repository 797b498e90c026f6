using GraphBff.Engine.Execution;
using GraphBff.Engine.Running;
using GraphBff.Engine.Types;

namespace GraphBff.Engine.Planning;

/// <summary>A scalar that the parent holds.</summary>
internal sealed class LeafPlan(FieldSite site, LeafSource source, bool nonNull) : FieldPlan(site)
{
    public override bool HasSteps => false;

    public override bool Write(ResponseWriter writer, object parent)
    {
        int start = writer.Output.Position;
        try
        {
            if (source.TryWrite(writer.Output, parent))
            {
                return true;
            }
        }
        catch (NullReferenceException exception)
        {
            writer.Output.Rewind(start);
            return writer.FailAbsent(exception, parent, nonNull);
        }
        catch (Exception exception) when (!RunFaults.Ends(exception))
        {
            writer.Output.Rewind(start);
            return writer.FailValue(exception, parent, nonNull);
        }

        return nonNull ? writer.FailNull() : writer.Null();
    }
}
