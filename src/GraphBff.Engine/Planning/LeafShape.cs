using GraphBff.Engine.Execution;
using GraphBff.Engine.Running;
using GraphQL.Types;

namespace GraphBff.Engine.Planning;

/// <summary>A scalar or enum as a value of its own: an item of a list, or what a step found.</summary>
internal sealed class LeafShape(ScalarGraphType type, bool nonNull) : Shape(nonNull)
{
    public override bool HasSteps => false;

    protected override bool WriteValue(ResponseWriter writer, object value)
    {
        int start = writer.Output.Position;
        try
        {
            if (ScalarJson.TryWrite(writer.Output, type, value))
            {
                return true;
            }
        }
        catch (Exception exception) when (!RunFaults.Ends(exception))
        {
            writer.Output.Rewind(start);
            return writer.Fail(exception, NonNull);
        }

        return NonNull ? writer.FailNull() : writer.Null();
    }

    protected override void CollectValue(StepTable steps, object value)
    {
    }
}
