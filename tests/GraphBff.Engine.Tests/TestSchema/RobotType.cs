namespace GraphBff.Engine.Tests.TestSchema;

internal sealed class RobotType : ThingType<Robot>
{
    public RobotType() => Long("serial", robot => robot.OrNull("serial", (long)robot.Hash("serial") << 36)).Nullable();
}
