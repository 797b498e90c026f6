using GraphBff.Engine.Limits;
using static GraphBff.Engine.Tests.Validation.DocumentValidation;

namespace GraphBff.Engine.Tests.Validation;

public class LargeDocumentTests
{
    [Fact]
    public void Validate_ManyErrors_StopsAtFifty()
        => Assert.Equal(
            50,
            Validate(
                "{" + string.Concat(Enumerable.Range(0, 400).Select(index => $"f{index} ")) + "}",
                new LimitOptions { RootFields = 1_000 }).Count);

    [Fact]
    public void Validate_LongLiteral_IsCutInTheMessage()
        => Assert.InRange(Assert.Single(Validate($"{{echo(i: \"{new string('x', 10_000)}\")}}")).Message.Length, 100, 200);

    [Fact]
    public void Validate_ManyEqualFieldsOfManyLevels_EndsAtOnce()
    {
        var branch = string.Concat(Enumerable.Repeat("peer{", 12)) + "id" + new string('}', 12);
        LimitOptions limits = new() { Aliases = 10_000, RootFields = 10_000, Fields = 10_000 };

        var text = "{user(id: 1){" + string.Concat(Enumerable.Repeat(branch + " ", 100)) + "}}";

        Assert.Empty(Validate(text, limits));
    }

    [Theory]
    [InlineData("mutation", "Mutation", "... @defer {set(in: {a: 1}) {id}}")]
    [InlineData("subscription", "Subscription", "... on Subscription {user(id: 1) {... @defer {id}}}")]
    public void Validate_FragmentsOfManyOperations_AreWalkedOnce(string operation, string type, string bad)
    {
        var operations = string.Concat(Enumerable.Range(0, 20).Select(index => $"{operation} O{index} {{...F}} "));
        var spreads = string.Concat(Enumerable.Range(0, 30).Select(index => $"...F{index} "));
        var fragments = string.Concat(Enumerable.Range(0, 30).Select(index => $"fragment F{index} on {type} {{...Last}} "));

        var errors = Validate($"{operations} fragment F on {type} {{{spreads}}} {fragments} fragment Last on {type} {{{bad}}}");

        Assert.Single(errors);
    }

    [Fact]
    public void Validate_ManyLabels_EndsAtOnce()
    {
        var defers = string.Concat(
            Enumerable.Range(0, 10_000).Select(index => $"... @defer(label: \"{index}\") {{a{index}: __typename}} "));
        LimitOptions limits = new()
        {
            DocumentBytes = 1 << 20,
            Tokens = 200_000,
            Fields = 20_000,
            Aliases = 10_000,
            FragmentSpreads = 10_000,
            Directives = 10_000,
        };

        Assert.Empty(Validate("{user(id: 1){friends{" + defers + "}}}", limits));
    }
}
