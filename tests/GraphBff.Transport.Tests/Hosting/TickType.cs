using GraphBff.Engine.Types;

namespace GraphBff.Transport.Tests.Hosting;

internal sealed class TickType : ObjectType<Tick>
{
    public TickType() => String("text", tick => tick.Text).Description("What it says.");
}
