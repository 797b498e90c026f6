using System.Text;
using GraphBff.Engine.Errors;
using GraphBff.Engine.Operations;
using GraphBff.Engine.Tests.TestSchema;
using GraphBff.Engine.Types;

namespace GraphBff.Engine.Tests.Planning;

public sealed class PlanCacheHintTests
{
    private static readonly TestGraph Graph = new(graph => graph.Extend<ShopQueries>().Extend<ShopMutations>());

    [Theory]
    [InlineData("{ shop { name } }", 60)]
    [InlineData("{ shop { __typename } __typename }", 60)]
    [InlineData("{ shop { owner { name } } }", 60)]
    [InlineData("{ shop { stock } }", 5)]
    [InlineData("{ shop { owner { owner { stock } } } }", 5)]
    [InlineData("{ shop { sister { name } } }", 30)]
    [InlineData("{ hinted shop { name } }", 10)]
    [InlineData("query($not: Boolean = false) { shop { name stock @include(if: $not) } }", 60)]
    [InlineData("query($not: Boolean = false) { ...F } fragment F on Query { shop { name stock @skip(if: $not) } }", 5)]
    public async Task Hint_OfSeveralFields_IsTheShortest(string query, int seconds)
        => Assert.Equal(new CacheHint(TimeSpan.FromSeconds(seconds), false), await RunAsync(query));

    [Theory]
    [InlineData("{ plain }")]
    [InlineData("{ shop { name } plain }")]
    [InlineData("{ shop { name friend { name } } }")]
    [InlineData("{ shop { name never } }")]
    [InlineData("{ shop { name } __schema { queryType { name } } }")]
    [InlineData("{ __typename }")]
    public async Task Hint_AFetchedFieldWithoutOne_KeepsNothing(string query)
        => Assert.Equal(TimeSpan.Zero, (await RunAsync(query)).MaxAge);

    [Fact]
    public async Task Hint_OnePrivateField_MakesTheAnswerPrivate()
        => Assert.Equal(new CacheHint(TimeSpan.FromSeconds(60), true), await RunAsync("{ shop { name mine } }"));

    [Theory]
    [InlineData("{ shop { name broken } }")]
    [InlineData("mutation { open { name } }")]
    [InlineData("{ nope }")]
    public async Task Hint_ErrorsAndMutations_KeepNothing(string query) => Assert.Equal(default, await RunAsync(query));

    [Theory]
    [InlineData(-1)]
    [InlineData(366 * 24)]
    public void CacheFor_OutOfRange_Throws(int hours)
    {
        var field = new ShopType().String("x", _ => "");

        Assert.Throws<ArgumentOutOfRangeException>(() => field.CacheFor(TimeSpan.FromHours(hours)));
    }

    private static async Task<CacheHint> RunAsync(string query)
    {
        using var result = await Graph.Engine.ExecuteAsync(
            new OperationRequest
            {
                Query = Encoding.UTF8.GetBytes(query),
                Deadline = Graph.Time.GetUtcNow() + TimeSpan.FromMinutes(1),
                Services = TestGraph.Services(),
            },
            CancellationToken.None);
        return result.Cache;
    }

    private sealed class Shop;

    private sealed class ShopType : ObjectType<Shop>
    {
        public ShopType()
        {
            String("name", _ => "a shop");
            String("stock", _ => "much").CacheFor(TimeSpan.FromSeconds(5));
            String("mine", _ => "yes").CacheFor(TimeSpan.FromHours(1), isPrivate: true);
            String("never", _ => "now").CacheFor(TimeSpan.Zero);
            String("broken", string? (_) => throw new GraphException("BROKEN", "It is broken.")).Nullable();
            Object<ShopType>("owner", shop => shop);
            One<ShopType>("friend").Resolve((shop, _) => new(shop));
            One<ShopType>("sister").Resolve((shop, _) => new(shop)).CacheFor(TimeSpan.FromSeconds(30));
        }
    }

    private sealed class ShopQueries : TypeExtension<QueryType>
    {
        protected override void Extend(QueryType type)
        {
            type.One<ShopType>("shop").Resolve((_, _) => new(new Shop())).CacheFor(TimeSpan.FromSeconds(60));
            type.String("plain", _ => "text");
            type.String("hinted", _ => "text").CacheFor(TimeSpan.FromSeconds(10));
        }
    }

    private sealed class ShopMutations : TypeExtension<MutationType>
    {
        protected override void Extend(MutationType type)
            => type.Step("open", typeof(ShopType)).Resolve((_, _) => new(new Shop())).CacheFor(TimeSpan.FromSeconds(60));
    }
}
