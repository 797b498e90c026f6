using System.Text.Json.Nodes;
using GraphBff.Adapters.Schemas;

namespace GraphBff.Adapters.Tests.Schemas;

public sealed class VariablesTests
{
    private static readonly SampleSchema Sample = new();

    [Theory]
    [InlineData("query Q { cat { name } }", "{}", """{"x":1}""")]
    [InlineData("query Q($w: Long!) { cat(weight: $w) { name } }", """{"w":"-12"}""", "{}")]
    [InlineData("query Q($w: Long!) { cat(weight: $w) { name } }", """{"w":"9223372036854775807"}""", """{"w":null}""")]
    [InlineData("query Q($w: Long!) { cat(weight: $w) { name } }", """{"w":"0"}""", """{"w":"twelve"}""")]
    [InlineData("query Q($w: Long = 5) { cat(weight: $w) { name } }", """{"w":null}""", """{"w":5}""")]
    [InlineData("query Q($w: Long! = 5) { cat(weight: $w) { name } }", "{}", """{"w":null}""")]
    [InlineData("query Q($b: DateTime) { cat(born: $b) { name } }", """{"b":"2026-01-31T08:30:00Z"}""", """{"b":"yesterday"}""")]
    [InlineData("query Q($s: Size) { animals(size: $s) { name } }", """{"s":"LARGE"}""", """{"s":"HUGE"}""")]
    [InlineData("query Q($s: Size) { animals(size: $s) { name } }", """{"s":null}""", """{"s":1}""")]
    [InlineData("query Q($s: Size!) { animals(size: $s) { name } }", """{"s":"SMALL"}""", """{"s":null}""")]
    [InlineData("query Q($k: Key!) { animal(by: $k) { name } }", """{"k":{"id":"1"}}""", """{"k":{"id":"1","name":"Tom"}}""")]
    [InlineData("query Q($k: Key!) { animal(by: $k) { name } }", """{"k":{"name":"Tom"}}""", """{"k":{"name":null}}""")]
    [InlineData("query Q($k: Key!) { animal(by: $k) { name } }", """{"k":{"name":""}}""", """{"k":{}}""")]
    [InlineData("query Q($f: Filter) { animals(filter: $f) { name } }", """{"f":{"name":"T"}}""", """{"f":{"size":"SMALL"}}""")]
    [InlineData("query Q($f: Filter) { animals(filter: $f) { name } }", """{"f":null}""", """{"f":{"name":"T","size":null}}""")]
    [InlineData(
        "query Q($f: Filter) { animals(filter: $f) { name } }",
        """{"f":{"name":"T","any":[{"name":"U","any":[]}]}}""",
        """{"f":{"name":"T","any":[{"name":"U","any":[{}]}]}}""")]
    [InlineData(
        "query Q($f: Filter) { animals(filter: $f) { name } }", """{"f":{"name":"","age":1.5}}""", """{"f":{"name":"","ages":1}}""")]
    [InlineData("query Q($i: [Int!]!) { cat { name @skip(if: false) } anything(of: $i) }", """{"i":[1]}""", """{"i":[null]}""")]
    [InlineData("query Q($i: [Int]) { anything(of: $i) }", """{"i":[null,-2147483648]}""", """{"i":[2147483648]}""")]
    [InlineData("query Q($i: [[Int]]) { anything(of: $i) }", """{"i":[[1],null]}""", """{"i":[1]}""")]
    [InlineData("query Q($n: Int) { anything(of: $n) }", """{"n":3}""", """{"n":3.5}""")]
    [InlineData("query Q($b: Boolean!) { cat { name @include(if: $b) } }", """{"b":true}""", """{"b":"true"}""")]
    [InlineData("query Q($id: ID!) { anything(of: $id) }", """{"id":"VXNlcjox"}""", """{"id":{}}""")]
    [InlineData("query Q($x: Anything!) { anything(of: $x) }", """{"x":{"y":[1]}}""", "{}")]
    public void Variables_GoodAndBad_AreToldApart(string operation, string good, string bad)
    {
        foreach (var inlines in new[] { true, false })
        {
            var schema = Validated.Compile(Schema(operation, inlines));

            Assert.True(schema.Accepts(good));
            Assert.False(schema.Accepts(bad));
        }
    }

    [Fact]
    public void Variable_WithADefault_IsNotRequiredAndShowsIt()
    {
        var schema = Schema(
            "query Q($w: Long! = 5, $s: Size = LARGE, $i: [Int!] = 1) { cat(weight: $w) { name } animals(size: $s) { name } "
            + "anything(of: $i) }");

        Assert.Null(schema["required"]);
        Assert.Equal("5", (string?)schema["properties"]!["w"]!["default"]);
        Assert.Equal("LARGE", (string?)schema["properties"]!["s"]!["default"]);
        Assert.Equal("[1]", schema["properties"]!["i"]!["default"]!.ToJsonString());
    }

    [Fact]
    public void InputField_WithADefault_IsNotRequiredAndShowsIt()
    {
        var filter = Schema("query Q($f: Filter!) { animals(filter: $f) { name } }")["$defs"]!["Filter"]!;

        Assert.Equal("""["name"]""", filter["required"]!.ToJsonString());
        Assert.Equal("LARGE", (string?)filter["properties"]!["size"]!["default"]);
    }

    [Fact]
    public void Variable_WithoutADescription_HasThatOfItsArgument()
    {
        var schema = Schema(
            "query Q($w: Long, $k: String) { ...More animal(by: { name: $k }) { name } } fragment More on Query { cat(weight: $w) "
            + "{ name } }");

        Assert.Equal("In grams.", (string?)schema["properties"]!["w"]!["description"]);
        Assert.Null(schema["properties"]!["k"]!["description"]);
    }

    [Fact]
    public void InputField_Deprecated_SaysWhy()
    {
        var age = Schema("query Q($f: Filter!) { animals(filter: $f) { name } }")["$defs"]!["Filter"]!["properties"]!["age"]!;

        Assert.True((bool)age["deprecated"]!);
        Assert.Equal("Deprecated: Ask for `born`.", (string?)age["description"]);
    }

    [Fact]
    public void InputType_ThatDoesNotContainItself_StandsWhereItIsUsed()
    {
        var schema = Schema("query Q($k: Key!, $s: Size) { animal(by: $k) { name } animals(size: $s) { name } }");

        Assert.Null(schema["$defs"]);
        Assert.Equal("Which one.", (string?)schema["properties"]!["k"]!["description"]);
        Assert.Equal("How large.", (string?)schema["properties"]!["s"]!["description"]);
    }

    [Fact]
    public void InputType_ByName_IsDefinedOnce()
    {
        var schema = Schema(
            "query Q($k: Key!, $l: Key!, $s: Size) { animal(by: $k) { name } b: animal(by: $l) { name } animals(size: $s) { name } }",
            inlines: false);

        Assert.Equal(["Key", "Size"], schema["$defs"]!.AsObject().Select(definition => definition.Key));
        Assert.Equal("#/$defs/Key", (string?)schema["properties"]!["l"]!["$ref"]);
    }

    private static JsonObject Schema(string text, bool inlines = true)
    {
        var (document, operation) = SampleSchema.Parse(text);
        var definitions = new SchemaDefinitions("#/$defs/", inlines);
        var schema = new OperationSchema(Sample, document, operation).Variables(definitions);
        if (definitions.Schemas.Count > 0)
        {
            schema["$defs"] = definitions.Schemas;
        }

        return schema;
    }
}
