using GraphBff.Engine.Tests.TestSchema;
using GraphBff.Engine.Types;

namespace GraphBff.Engine.Tests.Types;

/// <summary>If two modules declare the same name, the start fails with a message that names both.</summary>
public sealed class DeclarationTests
{
    [Fact]
    public void Field_OfTwoExtensions_NamesBoth() => Fails(
        graph => graph.Extend<Shops.Queries>().Extend<Depots.Queries>(),
        "Query.product",
        "Shops+Queries",
        "Depots+Queries",
        "another name");

    [Fact]
    public void Field_TwiceInOneType_NamesIt() => Fails(graph => graph.Type<TwiceType>(), "Twice.name", "TwiceType");

    [Fact]
    public void Field_OfATypeAndOfAnExtension_NamesBoth() => Fails(
        graph => graph.Type<ProbeType>().Extend<NumberAgain>(), "Probe.number", "ProbeType", "NumberAgain");

    [Fact]
    public void Types_OfOneName_NamesBothAndWhatTheyStandOver() => Fails(
        graph => graph.Type<Shops.ProductType>().Type<Depots.ProductType>(),
        "'Product'",
        "Shops+ProductType over",
        "Depots+ProductType over");

    [Fact]
    public void Enums_OfOneName_NamesBoth() => Fails(graph => graph.Type<ShelfType>(), "'State'", "Shops+State", "Depots+State");

    [Fact]
    public void Type_AddedByTwoModules_IsOne()
        => Assert.Contains(
            "type Probe ", new TestGraph(graph => graph.Type<ProbeType>().Type<ProbeType>()).Engine.Sdl, StringComparison.Ordinal);

    [Fact]
    public void ListOfMoments_OverItemsOfAnotherKind_SaysHow()
        => Fails(graph => graph.Type<CalendarType>(), "Calendar.days", "DateTimeOffset");

    private static void Fails(Action<GraphBuilder> configure, params string[] parts)
    {
        var thrown = Assert.ThrowsAny<GraphDeclarationException>(() => new TestGraph(configure));

        Assert.All(parts, part => Assert.Contains(part, thrown.Message, StringComparison.Ordinal));
    }

    private static class Shops
    {
        public enum State
        {
            Open = 1,
        }

        public sealed record Product(string Name);

        public sealed class ProductType : ObjectType<Product>
        {
            public ProductType() => String("name", product => product.Name);
        }

        public sealed class Queries : TypeExtension<QueryType>
        {
            protected override void Extend(QueryType type) => type.String("product", _ => "");
        }
    }

    private static class Depots
    {
        public enum State
        {
            Full = 1,
        }

        public sealed record Product(string Name);

        public sealed class ProductType : ObjectType<Product>
        {
            public ProductType() => String("name", product => product.Name);
        }

        public sealed class Queries : TypeExtension<QueryType>
        {
            protected override void Extend(QueryType type) => type.String("product", _ => "");
        }
    }

    private sealed record Shelf(Shops.State Shop, Depots.State Depot);

    private sealed class ShelfType : ObjectType<Shelf>
    {
        public ShelfType()
        {
            Enum("shop", shelf => shelf.Shop);
            Enum("depot", shelf => shelf.Depot);
        }
    }

    private sealed class TwiceType : ObjectType<Shelf>
    {
        public TwiceType()
        {
            String("name", _ => "");
            String("name", _ => "");
        }
    }

    private sealed class NumberAgain : TypeExtension<ProbeType>
    {
        protected override void Extend(ProbeType type) => type.Int("number", _ => 1);
    }

    private sealed record Calendar(IReadOnlyList<DateOnly> Days);

    private sealed class CalendarType : ObjectType<Calendar>
    {
        public CalendarType() => List<DateTimeType>("days", calendar => calendar.Days);
    }
}
