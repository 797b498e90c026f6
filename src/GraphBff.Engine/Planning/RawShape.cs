using GraphBff.Engine.Execution;

namespace GraphBff.Engine.Planning;

/// <summary>JSON that is there already, spliced in.</summary>
internal sealed class RawShape() : Shape(nonNull: false)
{
    public override bool HasSteps => false;

    protected override bool WriteValue(ResponseWriter writer, object value)
    {
        var json = (byte[])value;
        writer.Output.Allow(json.Length);
        writer.Output.Raw(json);
        return true;
    }

    protected override void CollectValue(StepTable steps, object value)
    {
    }
}
