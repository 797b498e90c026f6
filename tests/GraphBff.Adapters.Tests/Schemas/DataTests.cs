using System.Text.Json.Nodes;
using GraphBff.Adapters.Schemas;

namespace GraphBff.Adapters.Tests.Schemas;

public sealed class DataTests
{
    private static readonly SampleSchema Sample = new();

    [Theory]
    [InlineData("{ cat { name } }", """{"cat":{"name":"Tom"}}""", """{"cat":{"name":null}}""")]
    [InlineData("{ cat { name } }", """{"cat":{"name":"Tom","new":1}}""", """{"cat":{}}""")]
    [InlineData("{ cat { name } }", """{"cat":{"name":""}}""", """{"cat":null}""")]
    [InlineData("{ cat { name } }", """{"cat":{"name":""}}""", "null")]
    [InlineData("{ a: cat { b: name } }", """{"a":{"b":""}}""", """{"cat":{"name":""}}""")]
    [InlineData(
        "{ cat { weight born size } }",
        """{"cat":{"weight":"1","born":null,"size":null}}""",
        """{"cat":{"weight":1,"born":null,"size":null}}""")]
    [InlineData("{ cat { born } }", """{"cat":{"born":"2026-01-31T08:30:00.123Z"}}""", """{"cat":{"born":"now"}}""")]
    [InlineData("{ cat { size } }", """{"cat":{"size":"SMALL"}}""", """{"cat":{"size":"small"}}""")]
    [InlineData("{ cat { mother { mother { name } } } }", """{"cat":{"mother":{"mother":null}}}""", """{"cat":{"mother":{"mother":{}}}}""")]
    [InlineData("{ numbers }", """{"numbers":[1,null]}""", """{"numbers":1}""")]
    [InlineData("{ numbers }", """{"numbers":null}""", """{"numbers":["1"]}""")]
    [InlineData("{ anything __typename }", """{"anything":{"x":[]},"__typename":"Query"}""", """{"anything":1,"__typename":"Mutation"}""")]
    [InlineData("{ __schema { queryType { name } } }", """{"__schema":{"queryType":{"name":"Query"}}}""", "{}")]
    [InlineData("{ animals { name } }", """{"animals":[{"name":"Tom"}]}""", """{"animals":[{"title":"Tom"}]}""")]
    [InlineData("{ animals { name } }", """{"animals":[]}""", """{"animals":[null]}""")]
    [InlineData("{ animals { __typename } }", """{"animals":[{"__typename":"Dog"}]}""", """{"animals":[{"__typename":"Cow"}]}""")]
    [InlineData(
        "{ animals { __typename name ... on Dog { tricks } ...Sizes } } fragment Sizes on Cat { size }",
        """{"animals":[{"__typename":"Dog","name":"Rex","tricks":3},{"__typename":"Cat","name":"Tom","size":null}]}""",
        """{"animals":[{"__typename":"Cat","name":"Rex","tricks":3}]}""")]
    [InlineData("{ pet { ... on Dog { tricks } ... on Cat { weight } } }", """{"pet":{"weight":"1"}}""", """{"pet":{"weight":1}}""")]
    [InlineData("{ pet { ... on Animal { name } } }", """{"pet":null}""", """{"pet":{"name":1}}""")]
    [InlineData(
        "{ pet { ... on Pet { ... on Cat { name sleeps } } __typename } }",
        """{"pet":{"__typename":"Dog"}}""",
        """{"pet":{"__typename":"Cat"}}""")]
    public void Data_GoodAndBad_AreToldApart(string operation, string good, string bad)
    {
        var schema = Validated.Compile(Schema(operation));

        Assert.True(schema.Accepts(good));
        Assert.False(schema.Accepts(bad));
    }

    [Theory]
    [InlineData("query Q($x: Boolean!) { cat { name @include(if: $x) } }", true)]
    [InlineData("query Q($x: Boolean!) { cat { name @skip(if: $x) } }", true)]
    [InlineData("query Q($x: Boolean!) { cat { ... @include(if: $x) { name } } }", true)]
    [InlineData("query Q($x: Boolean!) { cat { ...F @skip(if: $x) } } fragment F on Cat { name }", true)]
    [InlineData("query Q($x: Boolean!) { cat { name @include(if: $x) name } }", false)]
    [InlineData("query Q($x: Boolean!) { cat { name @include(if: $x) @include(if: true) } }", true)]
    [InlineData("query Q($x: Boolean!) { cat { name @include(if: true) sleeps @include(if: $x) } }", false)]
    [InlineData("query Q($x: Boolean!) { cat { sleeps ... @defer(if: $x) { name } } }", false)]
    [InlineData("query Q($x: Boolean!) { cat @include(if: $x) { name } }", false)]
    [InlineData("query Q($x: Boolean!) { cat { sleeps } cat @include(if: $x) { name } }", true)]
    [InlineData("query Q($x: Boolean!, $y: Boolean!) { cat @include(if: $x) { name } cat @include(if: $y) { sleeps } }", true)]
    public void Field_UnderACondition_MayBeMissing(string operation, bool mayBeMissing)
    {
        var schema = Validated.Compile(Schema(operation));

        Assert.True(schema.Accepts("""{"cat":{"name":"Tom","sleeps":true}}"""));
        Assert.Equal(mayBeMissing, schema.Accepts("""{"cat":{"sleeps":true}}"""));
        Assert.False(schema.Accepts("""{"cat":{"name":1,"sleeps":true}}"""));
    }

    [Theory]
    [InlineData("{ cat { name sleeps @skip(if: true) } }")]
    [InlineData("query Q($x: Boolean!) { cat { name sleeps @include(if: $x) @skip(if: true) } }")]
    [InlineData("{ cat { name ... @include(if: false) { sleeps } } }")]
    public void Field_ThatIsNeverThere_IsNoProperty(string operation)
    {
        var cat = Schema(operation)["properties"]!["cat"]!;

        Assert.Equal(["name"], cat["properties"]!.AsObject().Select(property => property.Key));
    }

    [Fact]
    public void Field_Described_SaysWhatTheSchemaSays()
    {
        var schema = Schema("{ cat { n: name } numbers }");

        Assert.Equal("How it is called.", (string?)schema["properties"]!["cat"]!["properties"]!["n"]!["description"]);
        Assert.True((bool)schema["properties"]!["numbers"]!["deprecated"]!);
        Assert.Equal("Deprecated: Use cats.", (string?)schema["properties"]!["numbers"]!["description"]);
    }

    [Fact]
    public void Types_OfTheSameShape_ShareAVariant()
    {
        var schema = Schema("{ pet { __typename ... on Animal { n: __typename } } }");

        Assert.Equal("""{"enum":["Cat","Dog"]}""", schema["properties"]!["pet"]!["properties"]!["n"]!.ToJsonString());
    }

    private static JsonObject Schema(string text)
    {
        var (document, operation) = SampleSchema.Parse(text);
        return new OperationSchema(Sample, document, operation).Data();
    }
}
