namespace GraphBff.Engine.Types;

/// <summary>
/// The root of mutations, which run one after the other. Modules add their fields with a <see cref="TypeExtension{TType}"/>.
/// </summary>
public sealed class MutationType : ObjectType<RootValue>
{
    public MutationType() => Description = "What can be changed. The fields of one operation run in order.";
}
