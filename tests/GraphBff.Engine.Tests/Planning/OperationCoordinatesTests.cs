using GraphBff.Engine.Operations;
using GraphBff.Engine.Tests.TestSchema;
using Microsoft.Extensions.DependencyInjection;

namespace GraphBff.Engine.Tests.Planning;

public sealed class OperationCoordinatesTests
{
    [Theory]
    [InlineData("{ tally }", "Query Query.tally")]
    [InlineData("{ tally __typename __schema { queryType { name } } }", "Query Query.tally")]
    [InlineData("{ a: tally @skip(if: true) b: tally }", "@skip @skip(if:) Query Query.tally")]
    [InlineData("{ person(number: 1) { mood } }", "Mood Person Person.mood Query Query.person Query.person(number:)")]
    [InlineData(
        "{ person { ...F } ...G } fragment F on Person { age ...F2 } fragment F2 on Person { age } fragment G on Query { person { ...F } }",
        "Person Person.age Query Query.person")]
    [InlineData("{ beings { ... on Person { age } ... { __typename } } }", "Being Person Person.age Query Query.beings")]
    [InlineData("{ living { __typename } } fragment Unused on Person { name }", null)]
    public async Task Coordinates_OfAnOperation_AreWhatItUses(string query, string? expected)
    {
        var observer = await ObserveAsync(query);

        Assert.Equal(expected is null ? [] : [expected], observer.Usages.Select(usage => string.Join(' ', usage.Coordinates)));
    }

    [Fact]
    public async Task Coordinates_FieldOfAnInterface_AreThoseOfItsTypesToo()
    {
        var observer = await ObserveAsync("{ thing(number: 1) { name } }");

        var coordinates = Assert.Single(observer.Usages).Coordinates;
        Assert.Contains("Entity.name", coordinates);
        Assert.Contains("Person.name", coordinates);
        Assert.DoesNotContain("Person.id", coordinates);
        Assert.Equal(coordinates.Order(StringComparer.Ordinal), coordinates);
    }

    [Fact]
    public async Task Coordinates_Literals_AreTheirFieldsAndValues()
    {
        var observer = await ObserveAsync("""{ person { echo(mood: MERRY, filter: {text: "x", all: [{not: {mood: VERY_CALM}}]}) } }""");

        var coordinates = Assert.Single(observer.Usages).Coordinates;
        Assert.Equal(
            [
                "FilterInput.all",
                "FilterInput.mood",
                "FilterInput.not",
                "FilterInput.text",
                "Mood.MERRY",
                "Mood.VERY_CALM",
                "Person",
                "Person.echo",
                "Person.echo(filter:)",
                "Person.echo(mood:)",
                "Query",
                "Query.person"
            ],
            coordinates);
    }

    [Fact]
    public async Task Coordinates_Variable_IsItsWholeType()
    {
        var observer = await ObserveAsync("query($filter: FilterInput) { person { echo(filter: $filter) } }");

        var coordinates = Assert.Single(observer.Usages).Coordinates;
        Assert.Contains("FilterInput", coordinates);
        Assert.Contains("Mood", coordinates);
        Assert.DoesNotContain("FilterInput.text", coordinates);
    }

    [Fact]
    public async Task Observer_SameOperationTwice_IsToldOfOneUsage()
    {
        var observer = new Observer();
        var graph = Graph(observer);
        await graph.RunAsync("{ tally }");
        await graph.RunAsync("{ tally }");

        Assert.Equal(2, observer.Usages.Count);
        Assert.Same(observer.Usages[0], observer.Usages[1]);
    }

    [Theory]
    [InlineData("{ nope }")]
    [InlineData("{")]
    [InlineData("query($n: Int!) { person(number: $n) { name } }")]
    public async Task Observer_OperationThatDoesNotRun_IsNotTold(string query) => Assert.Empty((await ObserveAsync(query)).Usages);

    private static async Task<Observer> ObserveAsync(string query)
    {
        var observer = new Observer();
        await Graph(observer).RunAsync(query);
        return observer;
    }

    private static TestGraph Graph(Observer observer) => new(graph => graph.Services.AddSingleton<IOperationObserver>(observer));

    private sealed class Observer : IOperationObserver
    {
        public List<OperationUsage> Usages { get; } = [];

        public void OnOperation(Caller caller, OperationUsage usage) => Usages.Add(usage);
    }
}
