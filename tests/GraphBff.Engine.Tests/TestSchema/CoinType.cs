namespace GraphBff.Engine.Tests.TestSchema;

internal sealed class CoinType : ThingType<Money>
{
    public CoinType() => IsTypeOf = value => value is Money { IsNote: false };
}
