using System.Collections;
using GraphBff.Engine.Execution;
using GraphBff.Engine.Planning;

namespace GraphBff.Engine.Incremental;

/// <summary>The items of a list behind the first ones. They have steps of their own, so that none of them holds back the first.</summary>
internal sealed class StreamedPart(StreamUsage usage, Shape item, StepPlan[] steps) : LatePart(steps)
{
    public StreamUsage Usage { get; } = usage;

    /// <summary>What an item looks like.</summary>
    public Shape Item { get; } = item;

    public override bool IsStream => true;

    public override void Collect(StepTable steps, LateRecord record)
    {
        foreach (var element in Rest(record))
        {
            Item.Collect(steps, element);
        }
    }

    public override bool Write(ResponseWriter writer, LateRecord record)
    {
        var output = writer.Output;
        int start = output.Position;
        int index = record.FirstItem;
        bool whole = true;
        output.Raw((byte)'[');
        writer.Enter();
        foreach (var element in Rest(record))
        {
            if (index > record.FirstItem)
            {
                output.Raw((byte)',');
            }

            writer.At(index++);
            whole &= Item.Write(writer, element);
        }

        writer.Leave();
        output.Raw((byte)']');
        if (!whole)
        {
            writer.TakeBack(start);
        }

        return whole;
    }

    private static IEnumerable<object?> Rest(LateRecord record) => ((IEnumerable)record.Source).Cast<object?>().Skip(record.FirstItem);
}
