using GraphBff.Engine.Types.Mutations;

namespace GraphBff.Engine.Tests.TestSchema;

/// <summary>A union whose types share a class.</summary>
internal sealed class PurseType : UnionType
{
    public PurseType()
    {
        Type<CoinType>();
        Type<NoteType>();
    }
}
